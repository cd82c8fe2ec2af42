import type { BeatDetail } from '@bezpechne/shared/beats'
import type { City } from '@bezpechne/shared/cities'
import type { Station } from '@bezpechne/shared/officers'

import { ApiError } from '../lib/api.ts'
import { readBeat, readCities, readDirectory } from './api.ts'
import { type Addressed, Refused } from './calls.ts'
import { openSealer, type Sealer } from './client.ts'
import { type Stop, stopOf } from './letter-stop.tsx'

/** Where a letter goes, in the address of the page; nothing else of it ever stands there. */
export interface Where {
  city: string | null
  beat: string | null
}

export interface Ready {
  kind: 'ready'
  city: string
  beat: BeatDetail | null
  sealer: Sealer
  /** Of the beat, or of nobody's; and of a letter about the officer. */
  to: Addressed
  above: Addressed
}

export type Prepared =
  | Ready
  | { kind: 'cities'; cities: City[] }
  | { kind: 'no-beat'; city: string }
  | { kind: 'stop'; why: Stop; station: Station | null }
  | { kind: 'trouble'; error: unknown }

export function readWhere(search: string): Where {
  const given = new URLSearchParams(search)
  const one = (name: string) => {
    const value = given.get(name)
    return value && /^[A-Za-z0-9-]{1,40}$/.test(value) ? value : null
  }
  return { city: one('city'), beat: one('beat') }
}

/** Everything that has to be true before the first field is shown. */
export async function prepare({ city, beat }: Where): Promise<Prepared> {
  try {
    if (!city) return { kind: 'cities', cities: await readCities() }
    const found = beat ? await findBeat(city, beat) : null
    if (found === undefined) return { kind: 'no-beat', city }
    return await address(city, found)
  } catch (error) {
    return { kind: 'trouble', error }
  }
}

async function address(city: string, beat: BeatDetail | null): Promise<Prepared> {
  const station = beat?.station ?? null
  const document = await readDirectory(city)
  if (!document) return { kind: 'stop', why: 'closed', station }
  const sealer = openSealer()
  try {
    const to = await sealer.ask('address', { city, beat: beat?.beat.id ?? null, document })
    const above = await sealer.ask('address', { city, beat: null, document })
    if (to.route === null) return { kind: 'stop', why: 'closed', station }
    return { kind: 'ready', city, beat, sealer, to, above }
  } catch (error) {
    if (error instanceof Refused) return { kind: 'stop', why: stopOf(error.fault), station }
    throw error
  }
}

async function findBeat(city: string, beat: string): Promise<BeatDetail | undefined> {
  try {
    return await readBeat(city, beat)
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined
    throw error
  }
}

/** Checked anew before keys are used: the page may have been open for hours. @throws Refused, ApiError */
export async function checkAgain({ city, beat, sealer }: Ready): Promise<void> {
  const document = await readDirectory(city)
  if (!document) throw new Refused('signature')
  await sealer.ask('address', { city, beat: beat?.beat.id ?? null, document })
}
