import type { DeskOrganisation } from '@bezpechne/shared/organisations'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { get } from '../../lib/api.ts'
import { useActInTurn } from '../../lib/turns.ts'
import { andRead } from '../act-and-read.ts'

const keyOf = (city: string) => ['desk-organisations', city]

export function useDeskOrganisations(city: string) {
  return useQuery({
    queryKey: keyOf(city),
    queryFn: ({ signal }) =>
      get<{ items: DeskOrganisation[] }>(`/cities/${city}/desk/organisations`, signal).then(
        ({ items }) => items,
      ),
  })
}

/** What has the version; without an id the list that a new one comes to. */
export const organisationThing = (city: string, id?: string) =>
  [`/cities/${city}/desk/organisations`, id].filter(Boolean).join('/')

/** Saves, and lets every list of organisations be read anew, also after a refusal: somebody else may have been faster. */
export function useSaveOrganisation(city: string) {
  const act = useActInTurn()
  const client = useQueryClient()
  return async function save(id: string | undefined, body: object, part = ''): Promise<void> {
    const thing = organisationThing(city, id)
    const done = act<DeskOrganisation>(thing, `${thing}${part}`, body)
    await andRead(client, done, [keyOf(city), ['organisations', city]])
  }
}
