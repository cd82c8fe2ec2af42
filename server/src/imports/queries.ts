import type { FileTold } from '@bezpechne/shared/import-troubles'
import type { ImportColumns, ImportCounts, ImportMapping, ImportState } from '@bezpechne/shared/imports'
import type { MapQuestion } from '@bezpechne/shared/map-files'
import type { PlaceAnswers, PlaceCounts, placeFormats } from '@bezpechne/shared/place-imports'
import { type RawBuilder, sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import type { Shape } from './table.ts'

/** How a file of streets is written, and what stands in it. */
export interface PlaceShape {
  format: (typeof placeFormats)[number]
  /** Of a table. */
  table?: Shape
  question: MapQuestion | null
  taken: string[]
  left: string[]
}

/** What files bring in, and what is said and counted of each. */
interface OfKind {
  inquiries: { shape: Shape; mapping: ImportMapping; counts: ImportCounts }
  places: { shape: PlaceShape; mapping: PlaceAnswers; counts: PlaceCounts }
}
export type ImportKind = keyof OfKind

export interface ImportRow<Kind extends ImportKind = 'inquiries'> {
  kind: Kind
  city: string
  id: string
  state: ImportState
  name: string
  size: number
  received: number
  shape: OfKind[Kind]['shape'] | null
  rows: number | null
  mapping: OfKind[Kind]['mapping'] | null
  counts: OfKind[Kind]['counts'] | null
  progress: number
  seen: string | null
  trouble: FileTold | null
  by: string | null
  madeOn: string
  proposedBy: string | null
  proposedName: string | null
  proposedRole: 'administrator' | 'moderator' | null
  moderatorId: string | null
}

const facts = sql`i.city_id as city, i.id, i.kind, i.state, i.name, i.size, i.shape, i.rows, i.mapping, i.counts, i.progress,
  i.seen, i.trouble, u.name as by, to_char(i.made_at at time zone 'Europe/Kyiv', 'YYYY-MM-DD') as "madeOn",
  i.proposed_by as "proposedBy", p.name as "proposedName", i.proposed_role as "proposedRole",
  i.moderator_id as "moderatorId",
  (select count(*)::int from import_piece x where x.city_id = i.city_id and x.import_id = i.id) as received`
const named = sql`import i left join "user" u on u.id = i.made_by left join "user" p on p.id = i.proposed_by`

export async function findImport<Kind extends ImportKind>(
  db: Db,
  kind: Kind,
  city: string,
  id: string,
): Promise<ImportRow<Kind> | undefined> {
  const { rows } = await sql<ImportRow<Kind>>`
    select ${facts} from ${named} where i.city_id = ${city} and i.id = ${id}::uuid and i.kind = ${kind}`.execute(
    db,
  )
  return rows[0]
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockImport<Kind extends ImportKind>(
  trx: Trx,
  kind: Kind,
  city: string,
  id: string,
): Promise<ImportRow<Kind> | undefined> {
  const { rows } = await sql<ImportRow<Kind>>`
    select ${facts} from ${named} where i.city_id = ${city} and i.id = ${id}::uuid and i.kind = ${kind}
       for update of i`.execute(trx)
  return rows[0]
}

export async function listImports<Kind extends ImportKind>(
  db: Db,
  kind: Kind,
  city: string,
  most: number,
): Promise<ImportRow<Kind>[]> {
  const { rows } = await sql<ImportRow<Kind>>`
    select ${facts} from ${named} where i.city_id = ${city} and i.kind = ${kind}
     order by i.made_at desc, i.id limit ${most}::int`.execute(db)
  return rows
}

export async function insertImport(
  trx: Trx,
  row: { kind: ImportKind; city: string; id: string; name: string; size: number; by: string },
): Promise<void> {
  const { kind, city, id, name, size, by } = row
  await trx.insertInto('import').values({ city_id: city, id, kind, name, size, made_by: by }).execute()
}

/** Unfinished ones of a city: a file is 50 MB in the database until its rows are read. */
export async function countOpen(trx: Trx, kind: ImportKind, city: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from import where city_id = ${city} and kind = ${kind} and state not in ('done', 'failed', 'cancelled')`.execute(
    trx,
  )
  return rows[0]?.n ?? 0
}

export async function putPiece(
  db: Db,
  { city, id, no, bytes }: { city: string; id: string; no: number; bytes: Buffer },
): Promise<void> {
  await sql`
    insert into import_piece (city_id, import_id, no, bytes)
    select i.city_id, i.id, ${no}::smallint, ${bytes}::bytea from import i
     where i.city_id = ${city} and i.id = ${id}::uuid and i.state = 'uploading'
    on conflict (city_id, import_id, no) do update set bytes = excluded.bytes`.execute(db)
}

export async function findPiece(
  db: Db,
  { city, id, no }: { city: string; id: string; no: number },
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('import_piece')
    .select('bytes')
    .where('city_id', '=', city)
    .where('import_id', '=', id)
    .where('no', '=', no)
    .executeTakeFirst()
  // NOTE: bytea is a Buffer from pg and a Uint8Array from PGlite.
  return row && Buffer.from(row.bytes)
}

export interface Move {
  city: string
  id: string
  from: readonly ImportState[]
  to: ImportState
}

/**
 * Until when whoever works on a file may be silent.
 * NOTE: workers of the version before know of no kind, and look at the first column: a file of streets is never free there.
 */
export const leaseUntil = (at: RawBuilder<unknown>) =>
  sql`worked_until = case kind when 'places' then 'infinity' else ${at} end, places_until = ${at}`

/** False where it is in another state meanwhile. Who waits for work hears of it. */
export async function moveImport(db: Db, { city, id, from, to }: Move, set = sql``): Promise<boolean> {
  const ends = ['done', 'failed', 'cancelled'].includes(to)
  const { numAffectedRows } = await sql`
    update import set state = ${to}, touched_at = now(), worker = null, ${leaseUntil(sql`null::timestamptz`)}, tries = 0,
      ended_at = ${ends ? sql`now()` : sql`null`} ${set}
     where city_id = ${city} and id = ${id}::uuid and state = any(${sql.val([...from])}::text[])`.execute(db)
  if (numAffectedRows === 1n) await sql`select pg_notify('import_waits', ${city})`.execute(db)
  return numAffectedRows === 1n
}

export const andSet = {
  mapping: (mapping: ImportMapping | PlaceAnswers): RawBuilder<unknown> =>
    sql`, mapping = ${JSON.stringify(mapping)}::jsonb, counts = null, seen = null, progress = 0,
          proposed_by = null, proposed_role = null, moderator_id = null`,
  trouble: (trouble: FileTold): RawBuilder<unknown> => sql`, trouble = ${JSON.stringify(trouble)}::jsonb`,
  looked: (looked: { shape: Shape; rows: number; columns: ImportColumns['columns'] }): RawBuilder<unknown> =>
    sql`, shape = ${JSON.stringify(looked.shape)}::jsonb, rows = ${looked.rows}::int,
          columns = ${JSON.stringify(looked.columns)}::jsonb,
          header = ${JSON.stringify(looked.columns.map(({ name }) => name))}`,
  looking: (shape: PlaceShape, rows: number): RawBuilder<unknown> =>
    sql`, shape = ${JSON.stringify(shape)}::jsonb, rows = ${rows}::int`,
  counts: (counts: ImportCounts | PlaceCounts, seen: string | null): RawBuilder<unknown> =>
    sql`, counts = ${JSON.stringify(counts)}::jsonb, seen = ${seen}`,
  started: (moderatorId: string | null): RawBuilder<unknown> =>
    sql`, progress = 0, moderator_id = ${moderatorId}`,
}

export async function setProposed(
  trx: Trx,
  { city, id, by, role }: { city: string; id: string; by: string; role: 'administrator' | 'moderator' },
): Promise<void> {
  await trx
    .updateTable('import')
    .set({ proposed_by: by, proposed_role: role, touched_at: sql<Date>`now()` })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .execute()
}

export async function findColumns(
  db: Db,
  city: string,
  id: string,
): Promise<{ columns: ImportColumns['columns']; remembered: ImportMapping | null } | undefined> {
  const { rows } = await sql<{ columns: ImportColumns['columns']; remembered: ImportMapping | null }>`
    select i.columns, coalesce(i.mapping, (
        select b.mapping from import b where b.city_id = i.city_id and b.header = i.header and b.mapping is not null
         order by b.made_at desc limit 1)) as remembered
      from import i where i.city_id = ${city} and i.id = ${id}::uuid and i.columns is not null`.execute(db)
  return rows[0]
}

/** Whose data the last file of streets was that was compared. */
export async function findLastCredit(db: Db, city: string): Promise<string> {
  const { rows } = await sql<{ credit: string }>`
    select mapping->>'credit' as credit from import
     where city_id = ${city} and kind = 'places' and mapping->>'credit' <> '' order by made_at desc limit 1`.execute(
    db,
  )
  return rows[0]?.credit ?? ''
}

/** The file itself and what its rows say: nobody needs it any more. */
export async function forgetFile(db: Db, city: string, id: string): Promise<void> {
  await sql`delete from import_piece where city_id = ${city} and import_id = ${id}::uuid`.execute(db)
  await sql`update import set columns = null where city_id = ${city} and id = ${id}::uuid`.execute(db)
}

export async function findNow(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select now() as now`.execute(db)
  return rows[0]?.now ?? new Date(0)
}
