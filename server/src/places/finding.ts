import { usualReach } from '@bezpechne/shared/doubt'
import type { LatLng } from '@bezpechne/shared/geo'
import { readTypedPlace } from '@bezpechne/shared/place-names'
import { mostPlaces, type Place, type Places } from '@bezpechne/shared/places'

import { getCity } from '../cities/index.ts'
import type { Db } from '../platform/database.ts'
import type { Geocoder } from './geocoder.ts'
import { type FoundPlace, listLike } from './queries.ts'

interface Asked {
  city: string
  q: string
  /** Asked too where the words are complete; none where there is no such service. */
  geocoder?: Geocoder | undefined
}

/**
 * What typed words may mean in a city's gazetteer, the likeliest first.
 * @throws AppError 'city-not-found'
 */
export async function findPlaces(db: Db, { city, q, geocoder }: Asked): Promise<Places> {
  await getCity(db, city)
  const typed = readTypedPlace(q)
  const found = typed.sought.length < 2 ? [] : await listLike(db, city, typed, mostPlaces)
  const houses = geocoder ? await geocoder.find(db, { city, q }) : []
  const credits = found.map(({ credit }) => credit)
  if (geocoder && houses.length > 0) credits.unshift(geocoder.credit)
  return {
    items: [...houses, ...found.map((place) => placeOf(place, typed.house))],
    credit: [...new Set(credits.filter(Boolean))].join(' · '),
  }
}

function placeOf(
  { id, kind, uk, en, aroundUk, aroundEn, former, at, approximate }: FoundPlace,
  house: string,
): Place {
  return {
    id,
    kind,
    name: { uk, en },
    former: former || null,
    around: aroundUk ? { uk: aroundUk, en: aroundEn } : null,
    house: kind === 'street' && house ? house : null,
    at,
    precision: precisionOf(kind, at, approximate),
  }
}

function precisionOf(kind: FoundPlace['kind'], at: LatLng | null, approximate: boolean): Place['precision'] {
  if (!at) return 'none'
  return approximate ? 'around' : kind
}

/** A place that an address most likely means. */
export interface LikelyPlace {
  name: Place['name']
  /** The former name that the address has. */
  former: string | null
  at: LatLng
  /** Metres by which the point may be off. */
  doubt: number
}

/** Below this a name is only like another one. */
const sureEnough = 0.6

/** Streets with a point that an address may mean, the likeliest first; a person still chooses. */
export async function likelyPlaces(
  db: Db,
  city: string,
  address: string,
  most: number,
): Promise<LikelyPlace[]> {
  const typed = addressOf(address)
  if (typed.sought.length < 3) return []
  const found = await listLike(db, city, typed, most)
  return found.flatMap(({ kind, uk, en, former, at, approximate, step, near, reach }) =>
    at && !approximate && (step > 0 || near >= sureEnough)
      ? [
          {
            name: { uk, en },
            former: former || null,
            at,
            doubt: Math.ceil(reach || (kind === 'street' ? usualReach : 1000)),
          },
        ]
      : [],
  )
}

/** Of "Київ, вул. Садова, 14, біля школи" the part that names a street. */
function addressOf(address: string) {
  const parts = address.split(/[,;\n]/u).map((part) => readTypedPlace(part))
  return (
    parts.find(({ type, sought }) => type !== 'other' && sought.length > 2) ??
    parts.toSorted((a, b) => b.sought.length - a.sought.length)[0] ??
    readTypedPlace(address)
  )
}
