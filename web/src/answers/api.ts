import type { AssignedPage, AssignedTab, NewAnswer, SavedAnswer } from '@bezpechne/shared/answers'
import type { Organisation } from '@bezpechne/shared/moderation'
import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { get, post } from '../lib/api.ts'

type Assigned = InfiniteData<AssignedPage, string | undefined>

export function useAssigned(city: string, state: AssignedTab) {
  const list = useInfiniteQuery({
    queryKey: ['answers', city, state],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''
      return get<AssignedPage>(`/cities/${city}/answers/assigned?limit=50&state=${state}${cursor}`, signal)
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    // What a moderator hands over meanwhile shows by itself.
    refetchInterval: 60_000,
  })
  const pages = list.data?.pages ?? []
  return { ...list, items: pages.flatMap(({ items }) => items), total: pages[0]?.total }
}

export function useOrganisations(city: string) {
  return useQuery({
    queryKey: ['organisations', city],
    queryFn: ({ signal }) =>
      get<{ items: Organisation[] }>(`/cities/${city}/organisations`, signal).then(({ items }) => items),
    staleTime: 10 * 60_000,
  })
}

/** Keeps a draft or publishes; a retry after a lost answer is the same act. */
export function useSaveAnswer(city: string, number: string) {
  const client = useQueryClient()
  const [unanswered] = useState(() => new Map<string, string>())
  return async function save(answer: NewAnswer): Promise<SavedAnswer> {
    const act = JSON.stringify(answer)
    const key = unanswered.get(act) ?? crypto.randomUUID()
    unanswered.set(act, key)
    const saved = await post<SavedAnswer>(`/cities/${city}/inquiries/${number}/answers`, answer, key)
    unanswered.delete(act)
    if (answer.state === 'published') {
      client.setQueryData<Assigned>(['answers', city, 'waiting'], without(number))
      void client.invalidateQueries({ queryKey: ['answers', city] })
    }
    return saved
  }
}

/** Out of the list at once: what is answered must not open again while the fresh list is on its way. */
function without(number: string) {
  return function answered(data: Assigned | undefined): Assigned | undefined {
    const pages = data?.pages.map((one) => ({
      ...one,
      items: one.items.filter((item) => item.number !== number),
      total: one.total - 1,
    }))
    return data && pages && { ...data, pages }
  }
}
