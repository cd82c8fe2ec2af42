import type { LookSettings } from '@bezpechne/shared/look'
import type { LookPart } from '@bezpechne/shared/look-parts'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { get, newKey, send } from '../../lib/api.ts'
import { inTurn, useActInTurn } from '../../lib/turns.ts'

interface Saved {
  version: number
}

const keyOf = (city: string) => ['setting-look', city]

export function useLookSettings(city: string) {
  return useQuery({
    queryKey: keyOf(city),
    queryFn: ({ signal }) => get<LookSettings>(`/cities/${city}/look`, signal),
  })
}

/** Each lets all be read anew, also after a refusal: somebody else may have been faster. */
export function useLookActs(city: string) {
  const act = useActInTurn()
  const client = useQueryClient()
  const path = `/cities/${city}/look`
  // Each part has a version of its own.
  const thingOf = (part: LookPart) => `${path}/${part}`
  async function andRead<Answer>(done: Promise<Answer>): Promise<Answer> {
    try {
      return await done
    } finally {
      // Residents' pages of this browser read the city anew too, and the list of all its name.
      for (const queryKey of [keyOf(city), ['city', city], ['cities'], ['me']])
        await client.invalidateQueries({ queryKey })
    }
  }
  return {
    set: (part: LookPart, value: unknown, version: number) =>
      andRead(act<Saved>(thingOf(part), path, { part, value, version })),
    reset: (part: LookPart, version: number) =>
      andRead(act<Saved>(thingOf(part), `${path}/reset`, { part, version })),
    upload(file: File, version: number) {
      const headers = { 'content-type': file.type || 'application/octet-stream', 'idempotency-key': newKey() }
      const given = { method: 'POST', body: file, headers }
      const upload = (now: number | null) => send<Saved>(`${path}/emblem?version=${now}`, given)
      return andRead(inTurn(thingOf('emblem'), version, upload, (saved) => saved.version))
    },
  }
}
