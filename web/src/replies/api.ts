import type { NewReply, Replied, ReplyView } from '@bezpechne/shared/replies'
import { useQuery } from '@tanstack/react-query'

import { useAct } from '../lib/act.ts'
import { ApiError, post } from '../lib/api.ts'

const lengthOfToken = 43

/** The link's secret, which no server log sees. It leaves the address and the history at once. */
export function takeToken(): string | undefined {
  const token = location.hash.slice(1)
  if (location.hash) history.replaceState(history.state, '', location.pathname + location.search)
  return token.length === lengthOfToken ? token : undefined
}

export function useReply(token: string | undefined) {
  return useQuery({
    queryKey: ['reply', token],
    queryFn: () => post<ReplyView>('/replies/open', { token }),
    enabled: token !== undefined,
    // It is over when it is over; only a lost answer is worth asking again.
    retry: (count, error) => count < 2 && error instanceof ApiError && error.code === 'offline',
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
}

export function useSendReply() {
  const act = useAct()
  return (reply: NewReply) => act<Replied>('/replies', reply)
}
