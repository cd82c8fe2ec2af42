import type { News } from '@bezpechne/shared/feeds'
import { useQueries } from '@tanstack/react-query'

import { newsQuery } from '../lib/city-news.ts'
import { type FollowedHere, useFollowedHere } from '../lib/followed.ts'

export interface Told extends FollowedHere {
  /** Undefined: nothing has happened to it lately. */
  latest: News['items'][number] | undefined
  fresh: boolean
}

/** What has happened to all that is followed here; what is new comes first. */
export function useNews(): Told[] {
  const followed = useFollowedHere()
  const cities = [...new Set(followed.map(({ city }) => city))]
  const news = useQueries({
    queries: cities.map(newsQuery),
    combine: (results) => results.flatMap(({ data }) => data?.items ?? []),
  })
  return followed
    .map((one): Told => {
      const latest = news.find(({ number }) => number === one.number)
      return { ...one, latest, fresh: latest !== undefined && latest.mark !== one.seen }
    })
    .toSorted((one, other) => Number(other.fresh) - Number(one.fresh))
}
