import type { SettingCard, SettingCards } from '@bezpechne/shared/card-settings'
import type { CardName } from '@bezpechne/shared/card-words'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../../lib/act.ts'
import { get } from '../../lib/api.ts'

const keyOf = (city: string) => ['setting-cards', city]

export function useCards(city: string) {
  return useQuery({
    queryKey: keyOf(city),
    queryFn: ({ signal }) => get<SettingCards>(`/cities/${city}/cards`, signal).then(({ items }) => items),
  })
}

/** Saves, and lets the list be read anew, also after a refusal: somebody else may have been faster. */
export function useSaveCard(city: string, card: CardName) {
  const act = useAct()
  const client = useQueryClient()
  return async function save(body: object, reset: boolean): Promise<void> {
    try {
      await act<SettingCard>(`/cities/${city}/cards/${card}${reset ? '/reset' : ''}`, body)
    } finally {
      await client.invalidateQueries({ queryKey: keyOf(city) })
      // Residents' pages of this browser read the city anew too.
      await client.invalidateQueries({ queryKey: ['city', city] })
    }
  }
}
