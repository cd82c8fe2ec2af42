import type { OwnBeats } from '@bezpechne/shared/beat-settings'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../../lib/act.ts'
import { get } from '../../lib/api.ts'

const keyOf = (city: string) => ['own-beats', city]

export function useOwnBeats(city: string) {
  return useQuery({
    queryKey: keyOf(city),
    queryFn: ({ signal }) => get<OwnBeats>(`/cities/${city}/own-beats`, signal),
  })
}

/** One change of the own card or of a notice; then everything is read anew. */
export function useChangeOwn(city: string) {
  const act = useAct()
  const client = useQueryClient()
  return async function change(path: string, body: object): Promise<void> {
    try {
      await act(`/cities/${city}/own-beats/${path}`, body)
    } finally {
      await client.invalidateQueries({ queryKey: keyOf(city) })
    }
  }
}
