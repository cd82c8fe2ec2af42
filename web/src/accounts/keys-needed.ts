import { mayDo } from '@bezpechne/shared/access'
import type { Me } from '@bezpechne/shared/accounts'
import type { MyStaffKey } from '@bezpechne/shared/keys'
import { useQuery } from '@tanstack/react-query'

import { ApiError, get } from '../lib/api.ts'

/** Where the own key is made. NOTE: another page of its own, so never a Link. */
export const keysPath = (city: string) => `/desk/letters/keys?city=${city}`

/** Whether this person is to open letters of the city, and has no key to them yet. */
async function needsKey({ memberships }: Me, city: string, signal?: AbortSignal): Promise<boolean> {
  if (!mayDo(memberships, city, 'hold-keys')) return false
  const { key } = await get<MyStaffKey>(`/cities/${city}/staff-keys/me`, signal)
  if (key) return false
  // An officer is there for the letters; a moderator also where nobody writes any.
  return mayDo(memberships, city, 'answer-letters') || hasLetters(city, signal)
}

async function hasLetters(city: string, signal?: AbortSignal): Promise<boolean> {
  try {
    const { body } = await get<{ body: { mailboxes: unknown[] } }>(`/cities/${city}/directory`, signal)
    return body.mailboxes.length > 0
  } catch (error) {
    if (error instanceof ApiError && error.code === 'no-directory') return false
    throw error
  }
}

/** Nothing of the desk opens before the second factor where it is a duty. */
export const mustProtect = ({ secondFactor, secondFactorRequired }: Me) =>
  secondFactorRequired && !secondFactor

/** The cities whose letters wait for this person's key. */
export function useCitiesWithoutKey(me: Me): string[] {
  const { data = [] } = useQuery({
    queryKey: ['cities-without-key', me],
    enabled: !mustProtect(me),
    queryFn: async ({ signal }) => {
      const cities = [...new Set(me.memberships.map(({ city }) => city))]
      const needed = await Promise.all(cities.map((city) => needsKey(me, city, signal)))
      return cities.filter((_, at) => needed[at])
    },
  })
  return data
}

/** To what a person begins with in a city. */
type FirstStep = '/desk' | '/desk/security' | 'keys' | 'opening'

/** Those that this person prepares, and nobody sees yet. */
export function citiesToOpen({ memberships, cities }: Me): Me['cities'] {
  return cities.filter(({ id, state }) => state === 'opening' && mayDo(memberships, id, 'open-city'))
}

/** After an invitation: to the second factor where it is a duty, then to the own key or the list that opens the city, else to the desks. */
export async function firstStep(city: string): Promise<FirstStep> {
  try {
    const me = await get<Me>('/me')
    // Whoever opens a community holds all of it: the second factor is offered first, also where it is no duty.
    const opens = citiesToOpen(me).some(({ id }) => id === city)
    if (mustProtect(me) || (opens && !me.secondFactor)) return '/desk/security'
    if (await needsKey(me, city)) return 'keys'
    return opens ? 'opening' : '/desk'
  } catch {
    // Accepted is accepted: the page of the desks says what is missing.
    return '/desk'
  }
}
