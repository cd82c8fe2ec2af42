import type { AuthorView } from '@bezpechne/shared/inquiries'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'

import { post } from '../lib/api.ts'
import type { Holder } from '../lib/holder.ts'
import { openLive } from '../lib/live.ts'

/** The author's own view; held in memory alone, and forgotten when the page is left. */
export function useReceipt(holder: Holder | undefined) {
  return useQuery({
    queryKey: ['receipt', holder],
    queryFn: () => post<AuthorView>('/receipts/open', holder),
    enabled: holder !== undefined,
    gcTime: 0,
    staleTime: 0,
    // A rejection is told to nobody else, so no live event speaks of it.
    refetchInterval: ({ state }) => (state.data?.state === 'submitted' ? 60_000 : false),
  })
}

/** Others see something else of it now. */
export function useChanges(own: AuthorView | undefined, onChange: () => void) {
  const city = own?.city
  // What became part of another lives on there.
  const number = own?.mergedInto ?? own?.number
  const tell = useEffectEvent(onChange)
  useEffect(
    function listen() {
      if (!city) return undefined
      return openLive(city, (event) => {
        if (event.type === 'inquiry-changed' ? event.number === number : event.seq === 0) tell()
      })
    },
    [city, number],
  )
}
