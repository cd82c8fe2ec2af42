import type { AuthorView } from '@bezpechne/shared/inquiries'
import { useQuery } from '@tanstack/react-query'

import { post } from '../lib/api.ts'

/** The author's own view; held in memory alone, and forgotten when the page is left. */
export function useReceipt(code: string | undefined) {
  return useQuery({
    queryKey: ['receipt', code],
    queryFn: () => post<AuthorView>('/receipts/open', { code }),
    enabled: code !== undefined,
    gcTime: 0,
    staleTime: 0,
    // A rejection is told to nobody else, so no live event speaks of it.
    refetchInterval: ({ state }) => (state.data?.state === 'submitted' ? 60_000 : false),
  })
}
