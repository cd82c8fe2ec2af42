import type { ResidentNews, ResidentNewsLine } from '@bezpechne/shared/resident-news'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../lib/act.ts'
import { ApiError, get } from '../lib/api.ts'
import { noteSession, useMaybeSignedIn } from '../lib/resident.ts'

const queryKey = ['mine', 'news']
const minute = 60_000

/**
 * What happened to what a resident sent and follows; nobody else's browser asks.
 * NOTE: never by a timer: each question is a sign of life, and a page left open would keep the session for half a day.
 */
export function useResidentNews() {
  const enabled = useMaybeSignedIn()
  const { data, error } = useQuery({
    queryKey,
    async queryFn({ signal }) {
      try {
        return await get<ResidentNews>('/mine/news', signal)
      } catch (refusal) {
        if (refusal instanceof ApiError && refusal.status === 401) noteSession(false)
        throw refusal
      }
    },
    enabled,
    staleTime: minute,
    retry: false,
  })
  return { signedIn: enabled, news: enabled ? data : undefined, error: enabled ? error : null }
}

/** All of it has been read, on every device of the same person. */
export function useSeeNews() {
  const act = useAct()
  const client = useQueryClient()
  return async function see({ until }: ResidentNews): Promise<void> {
    await act('/mine/news/seen', { until })
    client.setQueryData<ResidentNews>(
      queryKey,
      (now) =>
        now && { ...now, items: now.items.map((line): ResidentNewsLine => ({ ...line, fresh: false })) },
    )
  }
}
