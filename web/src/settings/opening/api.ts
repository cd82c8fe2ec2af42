import type { CityMoved, Contact, Opening, OpeningStep, SaveContact } from '@bezpechne/shared/opening'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../../lib/act.ts'
import { get } from '../../lib/api.ts'

/** Asked anew at each visit: what is done on other screens is done here. */
export function useOpening(city: string) {
  return useQuery({
    queryKey: ['opening', city],
    queryFn: ({ signal }) => get<Opening>(`/cities/${city}/opening`, signal),
    staleTime: 0,
  })
}

export function useOpeningActs(city: string) {
  const act = useAct()
  const client = useQueryClient()
  async function send<Answer>(path: string, body: object = {}): Promise<Answer> {
    try {
      return await act<Answer>(`/cities/${city}/opening/${path}`, body)
    } finally {
      await client.invalidateQueries({ queryKey: ['opening', city] })
    }
  }
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
