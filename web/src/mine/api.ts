import type { OwnLines } from '@bezpechne/shared/mine'
import type { LinkSeen } from '@bezpechne/shared/residents'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { ApiError, get, post } from '../lib/api.ts'

const lengthOfToken = 43

/** The link's secret, which no server log sees. It leaves the address and the history at once. */
export function takeToken(): string | undefined {
  const token = location.hash.slice(1)
  if (location.hash) history.replaceState(history.state, '', location.pathname + location.search)
  return token.length === lengthOfToken ? token : undefined
}

export function useMine() {
  return useQuery({
    queryKey: ['mine', 'inquiries'],
    queryFn: ({ signal }) => get<OwnLines>('/mine/inquiries', signal),
    gcTime: 0,
    retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status === 401),
  })
}

/** Looking at a link does not use it up. */
export function useLink(token: string | undefined) {
  return useQuery({
    queryKey: ['mine', 'link', token],
    queryFn: () => post<LinkSeen>('/mine/link/look', { token }),
    enabled: token !== undefined,
    retry: (count, error) => count < 2 && error instanceof ApiError && error.code === 'offline',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

/** Whatever was read as somebody is forgotten as soon as one is somebody else. */
export function useForget() {
  const client = useQueryClient()
  return () =>
    client.resetQueries({
      predicate: ({ queryKey: [of, what] }) => (of === 'mine' && what !== 'link') || of === 'receipt',
    })
}
