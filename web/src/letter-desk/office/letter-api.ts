import type { Moved, StaffLetter } from '@bezpechne/shared/letters'

import { get, post } from '../../lib/api.ts'

export type Shown = 'open' | 'done'

export const listPath = (city: string, state: Shown) => `/cities/${city}/letters?state=${state}&limit=200`

export const letterPath = (city: string, id: string) => `/cities/${city}/letters/${id}`

export function readLetter(city: string, id: string): Promise<StaffLetter> {
  return get(letterPath(city, id))
}

export type Act = 'accept' | 'steps' | 'redirect' | 'epochs' | 'number'

export function act(city: string, id: string, name: Act, body: object): Promise<Moved> {
  return post(`${letterPath(city, id)}/${name}`, body)
}
