import type { News } from '@bezpechne/shared/feeds'
import { queryOptions } from '@tanstack/react-query'

import { get } from './api.ts'
import { nameAnew } from './followed.ts'

const minutes = 60_000

/** The latest changes of a city: the same for everybody, so asking for them tells nothing of who follows what. */
export function newsQuery(city: string) {
  return queryOptions({
    queryKey: ['news', city],
    async queryFn({ signal }) {
      const news = await get<News>(`/cities/${city}/news`, signal)
      nameAnew(city, news.items)
      return news
    },
    staleTime: minutes,
    refetchInterval: 5 * minutes,
  })
}
