import type { CaseContext } from '@bezpechne/shared/context'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import { get } from '../lib/api.ts'
import type { NearPin } from '../map/near-pins.tsx'

/** What stands beside an inquiry; read once while it is open. */
export function useCaseContext(city: string, id: string) {
  return useQuery({
    queryKey: ['case-context', city, id],
    queryFn: ({ signal }) => get<CaseContext>(`/cities/${city}/moderation/inquiries/${id}/context`, signal),
    staleTime: 5 * 60_000,
  })
}

/** Those near by, for the small map. */
export function useNearPins(city: string, id: string): NearPin[] {
  const { data } = useCaseContext(city, id)
  return useMemo(
    () =>
      (data?.near ?? []).flatMap((item) =>
        item.at ? [{ id: item.id, at: item.at, colour: item.state === 'answered' ? 'green' : 'red' }] : [],
      ),
    [data],
  )
}
