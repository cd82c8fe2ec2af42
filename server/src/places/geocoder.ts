import { roundDegrees } from '@bezpechne/shared/degrees'
import type { LatLng } from '@bezpechne/shared/geo'
import { readTypedPlace } from '@bezpechne/shared/place-names'
import type { Place } from '@bezpechne/shared/places'

import { isInsideCity } from '../cities/index.ts'
import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { spend } from '../platform/rate-limit.ts'
import { addressIn, type GeocoderKind, readAnswer } from './geocoder-answers.ts'
import { findBox } from './queries.ts'

export interface Geocoder {
  credit: string
  find: (db: Db, asked: { city: string; q: string }) => Promise<Place[]>
}

interface Options {
  GEOCODER_URL?: string | undefined
  GEOCODER_KIND: GeocoderKind
  GEOCODER_CREDIT?: string | undefined
  /** Told to the service, as its rules ask. */
  PUBLIC_URL: string
}

/** What a person who types waits for at most. */
const patience = 2500
const mostBytes = 200_000
/** The public services ask for one a second, from all processes together. */
const oneASecond = [{ hits: 1, seconds: 1 }]
const mostKept = 300

/** A service outside that knows houses; undefined where the operator has named none. It is asked by the server alone. */
export function createGeocoder(options: Options): Geocoder | undefined {
  const { GEOCODER_URL: url, GEOCODER_KIND: kind, PUBLIC_URL } = options
  if (!url) return undefined
  const kept = new Map<string, Place[]>()

  async function ask(db: Db, { city, q }: { city: string; q: string }, service: string): Promise<Place[]> {
    const box = await findBox(db, city)
    if (!box) return []
    const answer = await fetch(addressIn(kind, { url: service, q, box }), {
      headers: {
        accept: 'application/json',
        'accept-language': 'uk',
        'user-agent': `Bezpechne (${PUBLIC_URL})`,
      },
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    if (!answer.ok) return []
    const text = await answer.text()
    const { house } = readTypedPlace(q)
    const spots = text.length > mostBytes ? [] : readAnswer(kind, text)
    const inside = await Promise.all(spots.map(({ at }) => isInsideCity(db, city, at)))
    return spots.filter((_, n) => inside[n]).map((spot, n) => placeOf(spot, house, n))
  }

  return {
    credit: options.GEOCODER_CREDIT ?? '',
    async find(db, { city, q }) {
      const key = `${city}\n${q.toLowerCase()}`
      const known = kept.get(key)
      if (known) return known
      try {
        await spend(db, 'geocoder', 'all', oneASecond)
        const found = await ask(db, { city, q }, url)
        if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '')
        kept.set(key, found)
        return found
      } catch (error) {
        // NOTE: whatever is wrong with it, the own gazetteer has answered already; a log line could hold an address.
        if (error instanceof AppError || error instanceof TypeError || isAbort(error)) return []
        throw error
      }
    },
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError')
}

function placeOf(
  { name, at, isHouse }: { name: string; at: LatLng; isHouse: boolean },
  house: string,
  n: number,
): Place {
  return {
    id: `geocoder-${n}`,
    kind: isHouse ? 'house' : 'street',
    name: { uk: name, en: name },
    former: null,
    around: null,
    house: isHouse ? null : house || null,
    at: roundDegrees(at),
    precision: isHouse ? 'house' : 'street',
  }
}
