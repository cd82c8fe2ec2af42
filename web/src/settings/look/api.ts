import type { LookSettings } from '@bezpechne/shared/look'
import type { LookPart } from '@bezpechne/shared/look-parts'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { get } from '../../lib/api.ts'
import { inTurn, useActInTurn } from '../../lib/turns.ts'
import { andRead } from '../act-and-read.ts'
import { sendPicture } from '../send-picture.ts'

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
  // Residents' pages of this browser read the city anew too, and the list of all its name.
  const changed = [keyOf(city), ['city', city], ['cities'], ['me']]
  const after = <Answer>(done: Promise<Answer>) => andRead(client, done, changed)
  return {
    set: (part: LookPart, value: unknown, version: number) =>
      after(act<Saved>(thingOf(part), path, { part, value, version })),
    reset: (part: LookPart, version: number) =>
      after(act<Saved>(thingOf(part), `${path}/reset`, { part, version })),
    upload(file: File, version: number) {
      const upload = (now: number | null) => sendPicture<Saved>(`${path}/emblem?version=${now}`, file)
      return after(inTurn(thingOf('emblem'), version, upload, (saved) => saved.version))
    },
  }
}
