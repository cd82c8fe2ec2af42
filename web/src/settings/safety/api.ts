import type { SettingCard, SettingCards } from '@bezpechne/shared/card-settings'
import type { CardName } from '@bezpechne/shared/card-words'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { get } from '../../lib/api.ts'
import { useActInTurn } from '../../lib/turns.ts'
import { andRead } from '../act-and-read.ts'

const keyOf = (city: string) => ['setting-cards', city]

export function useCards(city: string) {
  return useQuery({
    queryKey: keyOf(city),
    queryFn: ({ signal }) => get<SettingCards>(`/cities/${city}/cards`, signal).then(({ items }) => items),
  })
}

/** What has the version. */
export const cardThing = (city: string, card: CardName) => `/cities/${city}/cards/${card}`

/** Saves, and lets the list be read anew, also after a refusal: somebody else may have been faster. */
export function useSaveCard(city: string, card: CardName) {
  const act = useActInTurn()
  const client = useQueryClient()
  const thing = cardThing(city, card)
  return async function save(body: object, reset: boolean): Promise<void> {
    const done = act<SettingCard>(thing, `${thing}${reset ? '/reset' : ''}`, body)
    // Residents' pages of this browser read the city anew too.
    await andRead(client, done, [keyOf(city), ['city', city]])
  }
}
