import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

export interface DumpRow {
  city: string
  day: string
  file: string
  rows: number
  geojsonBytes: number
  geojsonSha256: string
  csvBytes: number
  csvSha256: string
  cleanedOn: string | null
  ready: boolean
}

/** Something that it may hold was taken away from everybody since. */
const stained = sql`exists (select from dump_stain s where s.city_id = d.city_id and s.shown_since <= d.began_at)`

const facts = sql`d.city_id as city, d.day::text as day, d.file, d.rows, d.geojson_bytes as "geojsonBytes",
  d.geojson_sha256 as "geojsonSha256", d.csv_bytes as "csvBytes", d.csv_sha256 as "csvSha256",
  (d.cleaned_at at time zone 'Europe/Kyiv')::date::text as "cleanedOn", not ${stained} as ready`

/** Those that are written, the latest first. */
export async function listDumps(db: Db, city: string): Promise<DumpRow[]> {
  const { rows } = await sql<DumpRow>`
    select ${facts} from dump d where d.city_id = ${city} and d.file is not null order by d.day desc`.execute(
    db,
  )
  return rows
}

export async function findDump(db: Db, city: string, day: string): Promise<DumpRow | undefined> {
  const { rows } = await sql<DumpRow>`
    select ${facts} from dump d where d.city_id = ${city} and d.day = ${day}::date and d.file is not null`.execute(
    db,
  )
  return rows[0]
}

/** Cities without a dump of the day that ended; somebody who died while writing one is forgotten after two hours. */
export async function listDue(db: Db): Promise<{ city: string; name: string; day: string }[]> {
  await sql`delete from dump where file is null and began_at < now() - interval '2 hours'`.execute(db)
  const { rows } = await sql<{ city: string; name: string; day: string }>`
    select c.id as city, c.name_uk as name, y.day::text as day from city c
     cross join (select (now() at time zone 'Europe/Kyiv')::date - 1 as day) y
     where not exists (select from dump d where d.city_id = c.id and d.day = y.day) order by c.id`.execute(db)
  return rows
}

/** False where somebody else writes it. From here on, whatever is taken away is told of this one, too. */
export async function beginDump(db: Db, { city, day }: { city: string; day: string }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into dump (city_id, day, began_at) values (${city}, ${day}::date, clock_timestamp()) on conflict do nothing`.execute(
    db,
  )
  return numAffectedRows === 1n
}

export type Written = Pick<
  DumpRow,
  'file' | 'rows' | 'geojsonBytes' | 'geojsonSha256' | 'csvBytes' | 'csvSha256'
>

/** In place of the file before, null for the first one; false where somebody else was faster. */
export async function setWritten(
  db: Db,
  { city, day }: { city: string; day: string },
  before: string | null,
  written: Written,
): Promise<boolean> {
  const { file, rows, geojsonBytes, geojsonSha256, csvBytes, csvSha256 } = written
  const { numAffectedRows } = await sql`
    update dump set file = ${file}::uuid, rows = ${rows}::int, geojson_bytes = ${geojsonBytes}::bigint,
      geojson_sha256 = ${geojsonSha256}, csv_bytes = ${csvBytes}::bigint, csv_sha256 = ${csvSha256},
      cleaned_at = ${before === null ? sql`null` : sql`now()`}
     where city_id = ${city} and day = ${day}::date and file is not distinct from ${before}::uuid`.execute(db)
  return numAffectedRows === 1n
}

export async function dropDump(db: Db, { city, day }: { city: string; day: string }): Promise<void> {
  await sql`delete from dump where city_id = ${city} and day = ${day}::date`.execute(db)
}

/** All but the last days, and the first of each month of the last year. */
export async function dropOld(db: Db, days: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from dump d using (select (now() at time zone 'Europe/Kyiv')::date as today) t
     where d.day < t.today - ${days}::int
       and (${days}::int = 0 or extract(day from d.day) <> 1 or d.day < t.today - interval '1 year')`.execute(
    db,
  )
  return Number(numAffectedRows)
}

export async function listFiles(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('dump').select('file').where('file', 'is not', null).execute()
  return new Set(rows.flatMap(({ file }) => file ?? []))
}

export async function listStained(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('dump_stain').select('city_id').distinct().orderBy('city_id').execute()
  return rows.map((row) => row.city_id)
}

export interface Stains {
  /** As text: nobody counts with them. */
  ids: string
  /** What may hold any of it; "file" is null while it is being written. */
  dumps: (Omit<DumpRow, 'file'> & { file: string | null })[]
}

export async function findStains(db: Db, city: string): Promise<Stains> {
  const { rows } = await sql<{ ids: string | null }>`
    select string_agg(id::text, ',') as ids from dump_stain where city_id = ${city}`.execute(db)
  const ids = rows[0]?.ids ?? ''
  const held = await sql<Stains['dumps'][number]>`
    select ${facts} from dump d where d.city_id = ${city} and exists (
      select from dump_stain s where s.city_id = d.city_id and s.shown_since <= d.began_at
         and s.id = any(string_to_array(${ids}, ',')::bigint[]))
     order by d.day desc`.execute(db)
  return { ids, dumps: held.rows }
}

/** NOTE: only those that were known before the dumps were written anew: one that came meanwhile waits for the next round. */
export async function dropStains(db: Db | Trx, city: string, ids: string): Promise<void> {
  await sql`
    delete from dump_stain where city_id = ${city} and id = any(string_to_array(${ids}, ',')::bigint[])`.execute(
    db,
  )
}
