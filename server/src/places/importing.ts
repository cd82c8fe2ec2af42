import { isDeepStrictEqual } from 'node:util'

import { namesOf } from '@bezpechne/shared/place-names'

import { type Db, transact, type Trx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { analyzePlaces, listInside, listStored, putPlaces, type StoredPlace } from './import-queries.ts'
import { type GivenPlace, readPlaceRow, type Row } from './place-row.ts'

export interface PlaceFile {
  rows: AsyncIterable<{ line: number; values: Row; broken?: string }>
  /** Whose data it is, shown where a place of it is found. */
  credit: string
  /** Keeps settlements outside the city too, and those of which nobody knows where they are. */
  everywhere: boolean
}

export interface Imported {
  added: number
  changed: number
  same: number
  /** The same place again in one file. */
  repeated: number
  /** Settlements that lie elsewhere, or nobody knows where. */
  outside: number
  /** What keeps the whole file from being imported, by line. */
  wrong: string[]
}

const atOnce = 2000
const mostWrong = 100

/** All or nothing: a row that is wrong keeps the file out. A second time nothing changes. */
export async function importPlaces(db: Db, city: string, file: PlaceFile): Promise<Imported> {
  const { put, counted } = await comparePlaces(db, city, file)
  if (counted.wrong.length === 0) await transact(db, (trx) => storePlaces(trx, city, put))
  return counted
}

/** What an import would change, without writing. */
export async function comparePlaces(
  db: Db,
  city: string,
  file: PlaceFile,
): Promise<{ put: StoredPlace[]; counted: Imported }> {
  const { given, wrong, repeated } = await readAll(file.rows)
  const kept = file.everywhere ? given : await insideOf(db, city, given)
  const known = new Map((await listStored(db, city)).map((place) => [`${place.kind} ${place.key}`, place]))
  const put: StoredPlace[] = []
  const counts = { added: 0, changed: 0, same: 0 }
  for (const place of kept) {
    const before = known.get(`${place.kind} ${place.key}`)
    const after = merged(before, place, file.credit)
    if (before && isDeepStrictEqual({ ...before, former: before.former.toSorted() }, after)) counts.same += 1
    else {
      counts[before ? 'changed' : 'added'] += 1
      put.push(after)
    }
  }
  return { put, counted: { ...counts, repeated, outside: given.length - kept.length, wrong } }
}

async function readAll(rows: PlaceFile['rows']) {
  const given = new Map<string, GivenPlace>()
  const wrong: string[] = []
  let repeated = 0
  for await (const { line, values, broken } of rows) {
    const place = broken ?? readPlaceRow(values)
    if (typeof place === 'string') {
      if (wrong.length < mostWrong) wrong.push(`Line ${line} ${place}`)
      continue
    }
    const key = `${place.kind} ${place.key}`
    if (given.has(key)) repeated += 1
    else given.set(key, place)
  }
  return { given: [...given.values()], wrong, repeated }
}

/** A street of a file belongs to its city; a settlement where its point is, and a line that leaves the city too. */
async function insideOf(db: Db, city: string, given: GivenPlace[]): Promise<GivenPlace[]> {
  const placed = given.filter(({ line }) => line)
  const middles = placed.map(({ line = [] }): [number, number] => line[Math.floor(line.length / 2)] ?? [0, 0])
  const inside = new Set(await listInside(db, city, middles))
  const insiders = new Set(placed.filter((_, n) => inside.has(n)))
  return given.filter((place) => insiders.has(place) || (place.kind === 'street' && !place.line))
}

/** What a file does not tell stays as it was: a list of names takes away neither points nor former names. */
function merged(before: StoredPlace | undefined, place: GivenPlace, credit: string): StoredPlace {
  const { line: given, former, approximate, ...told } = place
  const known = { line: null, approximate, former: [], credit: '', ...before }
  const line = given?.map(([x, y]): [number, number] => [rounded(x), rounded(y)])
  return {
    ...told,
    id: before?.id ?? newId(),
    approximate: line ? approximate : known.approximate,
    credit: credit || known.credit,
    line: line ?? known.line,
    former: (former ? [...new Set(formerOf(place))] : known.former).toSorted(),
  }
}

/** As they are shown: namesOf() makes the label of each. */
function formerOf(place: GivenPlace): string[] {
  return namesOf(place).flatMap(({ former }) => former || [])
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}

/** In portions: one statement of 30,000 rows would hold all of them in memory three times. */
export async function storePlaces(trx: Trx, city: string, places: StoredPlace[]): Promise<void> {
  for (let from = 0; from < places.length; from += atOnce) {
    const some = places.slice(from, from + atOnce)
    const names = some.flatMap((place) =>
      namesOf({ ...place, kind: place.kind === 'street' ? 'street' : 'settlement' }).map((name) => ({
        id: place.id,
        ...name,
      })),
    )
    await putPlaces(trx, city, some, names)
    // NOTE: keys checked by plans from when the tables were small made 30,000 rows take 160 s in place of 6.
    if (from === 0) await analyzePlaces(trx)
  }
}
