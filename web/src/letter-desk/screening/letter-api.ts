import type { Moved, StaffLetter } from '@bezpechne/shared/letters'

import { get, post } from '../../lib/api.ts'

export type ScreeningStep = 'claim' | 'release' | 'recuse' | 'forward' | 'answer' | 'spam'

export const queuePath = (city: string) => `/cities/${city}/letters/screening`

export const letterPath = (city: string, id: string) => `/cities/${city}/letters/screening/${id}`

export function readLetter(city: string, id: string): Promise<StaffLetter> {
  return get(letterPath(city, id))
}

export function screen(city: string, id: string, step: ScreeningStep, body: object): Promise<Moved> {
  return post(`/cities/${city}/letters/${id}/${step}`, body)
}
