import { setImmediate as breathe } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'

import { namesOf } from '@bezpechne/shared/place-names'

import { type Db, transact, type Trx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import {
  analyzePlaces,
  listInside,
  listStored,
  putPlaces,
  removePlaces,
  type StoredPlace,
} from './import-queries.ts'
import { type GivenPlace, type PlaceTrouble, readPlaceRow, type Row } from './place-row.ts'

export interface PlaceRow {
  line: number
  values: Row
  /** What is wrong with it before anybody reads it. */
  broken?: PlaceTrouble
}

export interface PlaceFile {
  rows: AsyncIterable<PlaceRow>
  /** Whose data it is, shown where a place of it is found. */
  credit: string
  /** Keeps settlements outside the city too, and those of which nobody knows where they are. */
  everywhere: boolean
}

/** What becomes of a row. "outside": elsewhere, or nobody knows where; "repeated": the same place again in one file. */
type RowVerdict = 'added' | 'changed' | 'same' | 'repeated' | 'outside' | 'bad'

interface JudgedPlace {
  line: number
  verdict: RowVerdict
  name: string
  /** Why it is wrong, or what is another than before. */
  reasons: PlaceTrouble[]
  at: [number, number] | null
  /** What is to be written; null: nothing. */
  place: StoredPlace | null
}

export interface ComparedPlaces {
  rows: JudgedPlace[]
  /** Of the kinds that the file has, what it does not name. */
  gone: StoredPlace[]
  counted: Record<Exclude<RowVerdict, 'bad'>, number> & {
    /** What keeps the whole file from being imported. */
    wrong: { line: number; trouble: PlaceTrouble }[]
  }
  put: StoredPlace[]
}

const atOnce = 2000

/** All or nothing: a row that is wrong keeps the file out. A second time nothing changes. */
export async function importPlaces(
  db: Db,
  city: string,
  file: PlaceFile,
): Promise<ComparedPlaces['counted']> {
  const { put, counted } = await comparePlaces(db, city, file)
  if (counted.wrong.length === 0) await transact(db, (trx) => storePlaces(trx, city, put))
  return counted
}

/** What an import would change, row by row, without writing. */
export async function comparePlaces(db: Db, city: string, file: PlaceFile): Promise<ComparedPlaces> {
  const { given, rows } = await readAll(file.rows)
  const places = [...given.values()]
  const kept = new Set(file.everywhere ? places : await insideOf(db, city, places))
  const known = new Map((await listStored(db, city)).map((place) => [keyOf(place), place]))
  for (const [n, row] of rows.entries()) {
    // Whoever else is served meanwhile waits for a thousand rows, not for all.
    if (n % 1000 === 999) await breathe()
    if (!row.given) continue
    const { given: place } = row
    if (kept.has(place))
      judge(row, known.get(keyOf(place)), merged(known.get(keyOf(place)), place, file.credit))
    else row.verdict = 'outside'
  }
  const kinds = new Set(places.map(({ kind }) => kind as string))
  const gone = [...known].flatMap(([key, place]) => (kinds.has(place.kind) && !given.has(key) ? [place] : []))
  return {
    rows,
    gone,
    counted: countAll(rows),
    put: rows.flatMap(({ place }) => place ?? []),
  }
}

interface ReadPlace extends JudgedPlace {
  given?: GivenPlace
}

async function readAll(file: PlaceFile['rows']) {
  const given = new Map<string, GivenPlace>()
  const rows: ReadPlace[] = []
  for await (const { line, values, broken } of file) {
    const place = broken ? { trouble: broken } : readPlaceRow(values)
    const row: ReadPlace = { line, verdict: 'bad', name: '', reasons: [], at: null, place: null }
    rows.push(row)
    if ('trouble' in place) {
      row.reasons.push(place.trouble)
      continue
    }
    row.name = place.uk
    row.at = place.line?.[Math.floor(place.line.length / 2)] ?? null
    if (given.has(keyOf(place))) row.verdict = 'repeated'
    else {
      given.set(keyOf(place), place)
      row.given = place
    }
  }
  return { given, rows }
}

function keyOf({ kind, key }: { kind: string; key: string }): string {
  return `${kind} ${key}`
}

function judge(row: JudgedPlace, before: StoredPlace | undefined, after: StoredPlace): void {
  row.reasons = before ? changesIn({ ...before, former: before.former.toSorted() }, after) : []
  row.verdict = before ? (row.reasons.length ? 'changed' : 'same') : 'added'
  if (row.verdict !== 'same') row.place = after
}

/** What is another than before, each part once. */
function changesIn(before: StoredPlace, after: StoredPlace): PlaceTrouble[] {
  const differ = (...fields: (keyof StoredPlace)[]) =>
    fields.some((field) => !isDeepStrictEqual(before[field], after[field]))
  const changes: [PlaceTrouble, boolean][] = [
    [{ code: 'changed-name', value: before.uk }, differ('uk', 'en', 'type')],
    [{ code: 'changed-place' }, differ('line', 'approximate')],
    [{ code: 'changed-former' }, differ('former')],
    [{ code: 'changed-around' }, differ('aroundUk', 'aroundEn')],
    [{ code: 'changed-credit' }, differ('credit')],
  ]
  return changes.flatMap(([change, isChanged]) => (isChanged ? [change] : []))
}

function countAll(rows: readonly JudgedPlace[]): ComparedPlaces['counted'] {
  const counted: ComparedPlaces['counted'] = {
    added: 0,
    changed: 0,
    same: 0,
    repeated: 0,
    outside: 0,
    wrong: [],
  }
  for (const { line, verdict, reasons } of rows) {
    if (verdict === 'bad') counted.wrong.push(...reasons.map((trouble) => ({ line, trouble })))
    else counted[verdict] += 1
  }
  return counted
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
    await writePlaces(trx, city, { put: places.slice(from, from + atOnce), gone: [] })
    // NOTE: keys checked by plans from when the tables were small made 30,000 rows take 160 s in place of 6.
    if (from === 0) await analyzePlaces(trx)
  }
}

/** Some of what a comparison found: with all that they are found by. */
export async function writePlaces(
  trx: Trx,
  city: string,
  { put, gone }: { put: StoredPlace[]; gone: StoredPlace[] },
): Promise<void> {
  const names = put.flatMap((place) =>
    namesOf({ ...place, kind: place.kind === 'street' ? 'street' : 'settlement' }).map((name) => ({
      id: place.id,
      ...name,
    })),
  )
  await putPlaces(trx, city, put, names)
  await removePlaces(
    trx,
    city,
    gone.map(({ id }) => id),
  )
}
