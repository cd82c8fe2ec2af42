import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'

interface Change {
  city: string
  number: string
  /** After the fold; null: no longer on the map. */
  colour: 'red' | 'green' | null
}

export interface Fold {
  seq: number
  /** Keys of the pins it touched; none: everything may have changed. */
  mks: number[]
  changes: Change[]
}

export async function foldOnce(db: Db, batch: number): Promise<number> {
  // NOTE: nearly always there is nothing, and many processes ask: 0.2 ms instead of 1.1.
  const { rows } = await sql<{ taken: number }>`
    select taken from map_fold(${batch}::int) where exists (select from map_outbox)`.execute(db)
  return rows[0]?.taken ?? 0
}

/** So many that folding them one batch after the other would keep what is frozen on the map for a minute. */
export async function isOutboxLong(db: Db): Promise<boolean> {
  const { rows } = await sql<{ long: boolean }>`
    select count(*) = 5000 as long from (select from map_outbox limit 5000) waiting`.execute(db)
  return rows[0]?.long ?? false
}

/** NOTE: 250,000 take 6 s of one core at once, 14 s in five parts, 70 s in batches of 200. */
export async function foldMany(db: Db): Promise<void> {
  await sql`select map_fold_many(300000)`.execute(db)
}

export async function getNewestFold(db: Db): Promise<number> {
  const { rows } = await sql<{
    seq: number
  }>`select coalesce(max(seq), 0)::int as seq from map_fold_log`.execute(db)
  return rows[0]?.seq ?? 0
}

export async function listFoldsAfter(db: Db, seq: number): Promise<Fold[]> {
  // NOTE: int8[] comes back differently from the two engines, JSON does not.
  const { rows } = await sql<Fold>`
    select seq::int, array_to_json(mks) as mks, changes from map_fold_log where seq > ${seq}::int8 order by seq`.execute(
    db,
  )
  return rows
}

/** Differences between the map and the truth: four numbers that must be 0. */
export async function recount(
  db: Db,
): Promise<Record<'pins' | 'cells' | 'cell_months' | 'city_months', number>> {
  const { rows } = await sql<Record<'pins' | 'cells' | 'cell_months' | 'city_months', number>>`
    select pins::int, cells::int, cell_months::int, city_months::int from map_recount()`.execute(db)
  const [row] = rows
  if (!row) throw new Error('map_recount() answered no row')
  return row
}

export async function rebuild(db: Db): Promise<void> {
  await sql`select map_rebuild()`.execute(db)
}

export async function prune(db: Db): Promise<void> {
  await sql`select map_prune()`.execute(db)
}

/** PGlite has no autovacuum; on PostgreSQL it is nearly nothing to do. */
export async function vacuum(db: Db): Promise<void> {
  await sql`vacuum map_outbox, pin, cell, cell_month, city_month`.execute(db)
}
