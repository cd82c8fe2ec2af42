import type { News } from '@bezpechne/shared/feeds'
import { queryOptions } from '@tanstack/react-query'

import { send } from './api.ts'
import { nameAnew } from './followed.ts'

const minutes = 60_000

/** The latest changes of a city: the same for everybody, so asking for them tells nothing of who follows what. */
export function newsQuery(city: string) {
  return queryOptions({
    queryKey: ['news', city],
    async queryFn({ signal }) {
      // NOTE: past the browser's own copy, which may name what was hidden meanwhile.
      const news = await send<News>(`/cities/${city}/news`, { cache: 'no-cache', signal })
      nameAnew(city, news.items)
      return news
    },
    staleTime: minutes,
    refetchInterval: 5 * minutes,
    refetchOnReconnect: 'always',
  })
}
