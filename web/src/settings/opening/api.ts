import type { CityMoved, Contact, Opening, OpeningStep, SaveContact } from '@bezpechne/shared/opening'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { get } from '../../lib/api.ts'
import { useActAndRead } from '../act-and-read.ts'

/** Asked anew at each visit: what is done on other screens is done here. */
export function useOpening(city: string) {
  return useQuery({
    queryKey: ['opening', city],
    queryFn: ({ signal }) => get<Opening>(`/cities/${city}/opening`, signal),
    staleTime: 0,
  })
}

export function useOpeningActs(city: string) {
  const act = useActAndRead(['opening', city])
  const client = useQueryClient()
  const send = <Answer>(path: string, body: object = {}) =>
    act<Answer>(`/cities/${city}/opening/${path}`, body)
  return {
    leave: (step: OpeningStep, later: boolean) => send('later', { step, later }),
    saveContact: (contact: SaveContact) => send<Contact>('contact', contact),
    async publish(): Promise<void> {
      await send<CityMoved>('publish')
      // Its name is in the list of everybody now, and in one's own no longer as before.
      await client.invalidateQueries({ queryKey: ['cities'] })
      await client.invalidateQueries({ queryKey: ['me'] })
    },
  }
}
