import { type AddressMatches, type BeatLine, mostMatches } from '@bezpechne/shared/beat-search'
import type { Keepers } from '@bezpechne/shared/beats'
import { mostDoubt } from '@bezpechne/shared/doubt'

import { getCity } from '../cities/index.ts'
import { likelyPlaces } from '../places/index.ts'
import type { Db } from '../platform/database.ts'
import { listBeatIds, listPublicPlaces } from './finding-queries.ts'
import { allKeepers } from './keeping.ts'
import { beatsFor, districtsFor, fits, readTyped } from './matching.ts'

/** An exact place is a house, a street's is somewhere in a square of sixty metres. */
const doubts = { exact: 20, street: 60 }

/**
 * Every beat with whom to call today.
 * @throws AppError 'city-not-found'
 */
export async function getBeatLines(db: Db, city: string): Promise<BeatLine[]> {
  return (await getAllKeepers(db, city)).map(lineOf)
}

/**
 * Who keeps each beat today.
 * @throws AppError 'city-not-found'
 */
export async function getAllKeepers(db: Db, city: string): Promise<Keepers[]> {
  await getCity(db, city)
  return allKeepers(db, city, await listBeatIds(db, city))
}

function lineOf({ beat: { id, name, district }, officer, substitute }: Keepers): BeatLine {
  const here = substitute ?? officer
  return {
    id,
    name,
    district,
    keeper: here && { kind: here.kind, rank: here.rank, name: here.name, phones: here.phones },
  }
}

/**
 * What typed words may mean: houses are those of published inquiries, streets those of the gazetteer.
 * @throws AppError 'city-not-found'
 */
export async function findByAddress(db: Db, city: string, address: string): Promise<AddressMatches> {
  const known = (await getAllKeepers(db, city)).map(({ officer, substitute, deputies, ...kept }) => ({
    line: lineOf({ officer, substitute, deputies, ...kept }),
    people: [officer, substitute, ...deputies].flatMap((card) => card?.name ?? []),
  }))
  return {
    beats: beatsFor(address, known),
    districts: districtsFor(address, districtsOf(known.map(({ line }) => line))),
    places: await findAnywhere(db, city, address),
  }
}

function districtsOf(lines: BeatLine[]): AddressMatches['districts'] {
  const districts = new Map<string, AddressMatches['districts'][number]>()
  for (const { district } of lines) {
    if (!district) continue
    districts.set(district.id, { ...district, beats: (districts.get(district.id)?.beats ?? 0) + 1 })
  }
  return [...districts.values()]
}

/** The very house where it is known; else others of the same street, which are no more than a help to choose. */
async function findPlaces(db: Db, city: string, address: string): Promise<AddressMatches['places']> {
  const typed = readTyped(address)
  const longest = typed.words.toSorted((a, b) => b.length - a.length)[0]
  if (!longest || longest.length < 3) return []
  const onStreet = (await listPublicPlaces(db, city, longest)).filter(({ name }) =>
    fits({ ...typed, numbers: [] }, name),
  )
  const exact = typed.numbers.length > 0 ? onStreet.filter(({ name }) => fits(typed, name)) : []
  const found = exact.length > 0 ? exact : onStreet
  return found
    .slice(0, mostMatches)
    .map(({ name, at, precision }) => ({ name, at, doubt: doubts[precision], exact: exact.length > 0 }))
}

/** Where the streets are that the words may mean; a long street has several officers, so none is followed by itself. */
async function findStreets(db: Db, city: string, address: string): Promise<AddressMatches['places']> {
  const likely = await likelyPlaces(db, city, address, mostMatches)
  return likely.map(({ name, former, at, doubt }) => ({
    name: former ? `${name.uk} (${former})` : name.uk,
    at,
    doubt: Math.min(mostDoubt, doubt),
    exact: false,
  }))
}

/** The very house is enough; streets come behind what is known better. */
async function findAnywhere(db: Db, city: string, address: string): Promise<AddressMatches['places']> {
  const known = await findPlaces(db, city, address)
  if (known.some(({ exact }) => exact)) return known
  const streets = await findStreets(db, city, address)
  return [...known, ...streets.filter(({ name }) => !known.some((place) => place.name === name))].slice(
    0,
    mostMatches,
  )
}
