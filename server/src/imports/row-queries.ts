import type { ImportCounts, ImportRows, Verdict } from '@bezpechne/shared/imports'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import type { CheckedRow } from './checking.ts'
import type { ReadRow } from './read-row.ts'

export interface One {
  city: string
  id: string
}

export async function insertRows(trx: Trx, { city, id }: One, rows: CheckedRow[]): Promise<void> {
  const values = rows.map(({ line, verdict, reasons, row }) => ({
    line,
    verdict,
    reasons,
    inquiry: row?.id ?? null,
    lat: row?.at.lat ?? null,
    lng: row?.at.lng ?? null,
    row: verdict === 'good' || verdict === 'moderator' ? row : null,
  }))
  await sql`
    insert into import_row (city_id, import_id, line, verdict, reasons, inquiry_id, lat, lng, row)
    select ${city}, ${id}::uuid, r.line, r.verdict, r.reasons, r.inquiry, r.lat, r.lng, nullif(r.row, 'null')
      from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as r(line int, verdict text, reasons jsonb,
        inquiry uuid, lat float8, lng float8, row jsonb)`.execute(trx)
}

export async function deleteRows(db: Db, { city, id }: One): Promise<void> {
  await sql`delete from import_row where city_id = ${city} and import_id = ${id}::uuid`.execute(db)
}

export async function countRows(db: Db, { city, id }: One): Promise<ImportCounts> {
  const { rows } = await sql<ImportCounts>`
    select count(*)::int as rows, count(*) filter (where verdict in ('good', 'moderator'))::int as good,
           count(*) filter (where verdict = 'moderator')::int as moderator,
           count(*) filter (where verdict = 'already')::int as already,
           count(*) filter (where verdict = 'left-out')::int as "leftOut",
           count(*) filter (where verdict = 'bad')::int as bad
      from import_row where city_id = ${city} and import_id = ${id}::uuid`.execute(db)
  return rows[0] ?? { rows: 0, good: 0, moderator: 0, already: 0, leftOut: 0, bad: 0 }
}

/** The next rows that are not written yet, in the order of the file. */
export async function listWaiting(db: Db, { city, id }: One, most: number): Promise<ReadRow[]> {
  const { rows } = await sql<{ row: ReadRow }>`
    select row from import_row where city_id = ${city} and import_id = ${id}::uuid and row is not null
     order by line limit ${most}::int`.execute(db)
  return rows.map(({ row }) => row)
}

/** They are inquiries now, or were already: what they said and where goes. */
export async function setWritten(
  trx: Trx,
  { city, id }: One,
  written: { line: number; verdict: Verdict }[],
): Promise<void> {
  await sql`
    update import_row x set row = null, lat = null, lng = null, verdict = r.verdict
      from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as r(line int, verdict text)
     where x.city_id = ${city} and x.import_id = ${id}::uuid and x.line = r.line`.execute(trx)
  await sql`
    update import set progress = progress + ${written.length}::int, touched_at = now()
     where city_id = ${city} and id = ${id}::uuid`.execute(trx)
}

type Shown = ImportRows['items'][number]

const at = sql<
  Shown['at']
>`case when x.lat is not null then json_build_object('lat', x.lat, 'lng', x.lng) end as at`

export async function listTroubles(db: Db, { city, id }: One, most: number): Promise<Shown[]> {
  const { rows } = await sql<Shown>`
    select x.line, x.verdict, x.reasons, ${at} from import_row x
     where x.city_id = ${city} and x.import_id = ${id}::uuid and x.verdict in ('bad', 'moderator')
     order by x.verdict, x.line limit ${most}::int`.execute(db)
  return rows
}

/** Spread over the file: of ten thousand rows every tenth says as much. */
export async function listPoints(
  db: Db,
  { city, id }: One,
  most: number,
): Promise<{ at: { lat: number; lng: number }; verdict: Verdict }[]> {
  const { rows } = await sql<{ at: { lat: number; lng: number }; verdict: Verdict }>`
    with placed as (
      select x.*, row_number() over (order by x.line) as n, count(*) over () as all_of
        from import_row x where x.city_id = ${city} and x.import_id = ${id}::uuid and x.lat is not null)
    select ${at}, x.verdict from placed x where x.n % greatest(1, ceil(x.all_of / ${most}::float8))::int = 0
     order by x.line limit ${most}::int`.execute(db)
  return rows
}

interface Reported extends Omit<Shown, 'at'> {
  number: string | null
}

export async function listReport(
  db: Db,
  { city, id }: One,
  after: number,
  most: number,
): Promise<Reported[]> {
  const { rows } = await sql<Reported>`
    select x.line, x.verdict, x.reasons, i.number from import_row x
      left join inquiry i on i.city_id = x.city_id and i.id = x.inquiry_id
     where x.city_id = ${city} and x.import_id = ${id}::uuid and x.line > ${after}::int
     order by x.line limit ${most}::int`.execute(db)
  return rows
}
