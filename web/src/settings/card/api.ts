import type { OwnBeats } from '@bezpechne/shared/beat-settings'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { get } from '../../lib/api.ts'
import { useActInTurn } from '../../lib/turns.ts'
import { andRead } from '../act-and-read.ts'

const keyOf = (city: string) => ['own-beats', city]

export function useOwnBeats(city: string) {
  return useQuery({
    queryKey: keyOf(city),
    queryFn: ({ signal }) => get<OwnBeats>(`/cities/${city}/own-beats`, signal),
  })
}

/** One change of the own card or of a notice; then everything is read anew. */
export function useChangeOwn(city: string) {
  const act = useActInTurn()
  const client = useQueryClient()
  return async function change(path: string, body: object): Promise<void> {
    const at = `/cities/${city}/own-beats/${path}`
    // A head has the same card among those of all officers.
    await andRead(client, act(at, at, body), [keyOf(city), ['desk-beats', city]])
  }
}
