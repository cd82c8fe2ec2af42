import type { DeskOrganisation } from '@bezpechne/shared/organisations'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../../lib/act.ts'
import { get } from '../../lib/api.ts'

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

/** Saves, and lets every list of organisations be read anew, also after a refusal: somebody else may have been faster. */
export function useSaveOrganisation(city: string) {
  const act = useAct()
  const client = useQueryClient()
  return async function save(path: string, body: object): Promise<void> {
    try {
      await act(`/cities/${city}/desk/organisations${path}`, body)
    } finally {
      await client.invalidateQueries({ queryKey: keyOf(city) })
      await client.invalidateQueries({ queryKey: ['organisations', city] })
    }
  }
}
