import {
  type PlaceCounts,
  type PlacePoints,
  type PlaceRows,
  type PlaceVerdict,
  placeVerdicts,
} from '@bezpechne/shared/place-imports'
import { sql } from 'kysely'

import type { StoredPlace } from '../places/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import type { One } from './row-queries.ts'

export interface NewRow {
  line: number
  verdict: PlaceVerdict
  name: string
  reasons: PlaceRows['items'][number]['reasons']
  at: readonly [lng: number, lat: number] | null
  /** What waits to be written, or to go. */
  row: StoredPlace | null
}

export async function insertPlaceRows(trx: Trx, { city, id }: One, rows: readonly NewRow[]): Promise<void> {
  await sql`
    insert into import_row (city_id, import_id, line, verdict, name, reasons, lat, lng, row)
    select ${city}, ${id}::uuid, r.line, r.verdict, r.name, r.reasons, (r.at->>1)::float8, (r.at->>0)::float8, nullif(r.row, 'null')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(line int, verdict text, name text, reasons jsonb,
        at jsonb, row jsonb)`.execute(trx)
}

export async function countPlaceRows(db: Db, { city, id }: One): Promise<PlaceCounts> {
  const { rows } = await sql<{ verdict: PlaceVerdict; n: number }>`
    select verdict, count(*)::int as n from import_row where city_id = ${city} and import_id = ${id}::uuid
     group by verdict`.execute(db)
  const of = (verdict: PlaceVerdict) => rows.find((row) => row.verdict === verdict)?.n ?? 0
  const counts = { rows: 0, added: 0, changed: 0, same: 0, gone: 0, repeated: 0, outside: 0, bad: 0 }
  for (const verdict of placeVerdicts) {
    counts[verdict] = of(verdict)
    if (verdict !== 'gone') counts.rows += of(verdict)
  }
  return counts
}

/** Compared files that change nothing, or cannot be taken: whoever corrects one and chooses it again has no use for them. */
export async function endIdle(trx: Trx, city: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update import set state = 'cancelled', touched_at = now(), ended_at = now()
     where city_id = ${city} and kind = 'places' and state = 'checked' and (seen is null
       or (counts->>'added')::int + (counts->>'changed')::int
         + case when (mapping->>'removeGone')::boolean then (counts->>'gone')::int else 0 end = 0)
    returning id`.execute(trx)
  return rows.map(({ id }) => id)
}

export interface WaitingPlace {
  line: number
  verdict: PlaceVerdict
  row: StoredPlace
}

/** The next rows that are not written yet: first what goes, then the file in its order. */
export async function listWaitingPlaces(db: Db, { city, id }: One, most: number): Promise<WaitingPlace[]> {
  const { rows } = await sql<WaitingPlace>`
    select line, verdict, row from import_row where city_id = ${city} and import_id = ${id}::uuid and row is not null
     order by line limit ${most}::int`.execute(db)
  return rows
}

/** They are in the gazetteer now, or out of it. NOTE: by the numbers alone: joined to a list, all rows were read for each slice. */
export async function setPlacesWritten(
  trx: Trx,
  { city, id }: One,
  written: readonly WaitingPlace[],
): Promise<void> {
  const lines = written.map(({ line }) => line)
  await sql`
    update import_row set row = null, lat = null, lng = null
     where city_id = ${city} and import_id = ${id}::uuid and line = any(${lines}::int[])`.execute(trx)
  await sql`
    update import set progress = progress + ${written.length}::int, touched_at = now()
     where city_id = ${city} and id = ${id}::uuid`.execute(trx)
}

/** NOTE: the embedded engine counts rows at no other time, and would read all of them to find a hundred. */
export async function analyzeRows(db: Db): Promise<void> {
  await sql`analyze import_row`.execute(db)
}

type Shown = PlaceRows['items'][number]

export async function listPlaceRows(
  db: Db,
  { city, id }: One,
  verdict: PlaceVerdict,
  most: number,
): Promise<Shown[]> {
  const { rows } = await sql<Shown>`
    select case when line > 0 then line end as line, coalesce(name, '') as name, reasons from import_row
     where city_id = ${city} and import_id = ${id}::uuid and verdict = ${verdict}
     order by abs(line) limit ${most}::int`.execute(db)
  return rows
}

/** Spread over the file: of ten thousand rows every tenth says as much. What is as before tells nothing new. */
export async function listPlacePoints(
  db: Db,
  { city, id }: One,
  most: number,
): Promise<PlacePoints['items']> {
  const { rows } = await sql<PlacePoints['items'][number]>`
    with placed as (
      select x.*, row_number() over (order by x.line) as n, count(*) over () as all_of
        from import_row x where x.city_id = ${city} and x.import_id = ${id}::uuid and x.lat is not null
         and x.verdict in ('added', 'changed', 'outside', 'gone'))
    select json_build_object('lat', x.lat, 'lng', x.lng) as at, x.verdict from placed x
     where x.n % greatest(1, ceil(x.all_of / ${most}::float8))::int = 0
     order by x.line limit ${most}::int`.execute(db)
  return rows
}

interface Reported extends Shown {
  order: number
  verdict: PlaceVerdict
}

/** What became of each row, what goes at the beginning. */
export async function listPlaceReport(
  db: Db,
  { city, id }: One,
  after: number,
  most: number,
): Promise<Reported[]> {
  const { rows } = await sql<Reported>`
    select line as "order", case when line > 0 then line end as line, coalesce(name, '') as name, verdict, reasons
      from import_row where city_id = ${city} and import_id = ${id}::uuid and line > ${after}::int
     order by line limit ${most}::int`.execute(db)
  return rows
}
