import { categoriesQuery, cityQuery, contextQuery } from '../lib/reference.ts'
import { queryClient } from './query-client.ts'

/** What a map needs besides its script: on its way while the script is. What fails here is asked again by the page. */
export function fetchForMap({ params: { city } }: { params: { city: string } }): void {
  void queryClient.prefetchQuery(cityQuery(city))
  void queryClient.prefetchQuery(categoriesQuery(city))
  void queryClient.prefetchQuery(contextQuery(city))
}
