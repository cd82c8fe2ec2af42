import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { type ImportKind, leaseUntil } from './queries.ts'
import type { One } from './row-queries.ts'

// Whoever died meanwhile is forgotten after so long: a slice takes a second or two, and says each time that it lives.
const lease = leaseUntil(sql`now() + interval '30 seconds'`)

export interface Claimed extends One {
  kind: ImportKind
  state: 'reading' | 'checking' | 'importing'
  worker: string
}

/** One that waits, the longest waiting first; nobody else works on it as long as the lease is held. */
export async function claimWork(db: Db, worker: string): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    update import i set worker = ${worker}::uuid, ${lease}, tries = tries + 1
      from (select city_id, id from import where state in ('reading', 'checking', 'importing')
               and coalesce(case kind when 'places' then places_until else worked_until end, '-infinity') < now()
             order by touched_at, id limit 1 for update skip locked) due
     where i.city_id = due.city_id and i.id = due.id
    returning i.city_id as city, i.id, i.kind, i.state, i.worker`.execute(db)
  return rows[0]
}

/** Still ours: false where somebody cancelled it, or took it over because we were silent. */
export async function keepWork(db: Db, { city, id, state, worker }: Claimed, progress = 0): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update import set ${lease}, tries = 0, progress = progress + ${progress}::int
     where city_id = ${city} and id = ${id}::uuid and worker = ${worker}::uuid and state = ${state}`.execute(
    db,
  )
  return numAffectedRows === 1n
}

/** How often in a row nothing came of it. */
export async function countTries(db: Db, { city, id }: One): Promise<number> {
  const found = await db
    .selectFrom('import')
    .select('tries')
    .where('city_id', '=', city)
    .where('id', '=', id)
    .executeTakeFirst()
  return found?.tries ?? 0
}

export async function beginCheck(db: Db, { city, id }: One): Promise<void> {
  await sql`update import set progress = 0 where city_id = ${city} and id = ${id}::uuid`.execute(db)
}

// What nobody went on with for a week, and rows of what ended a month ago.
const abandoned = sql`state not in ('done', 'failed', 'cancelled', 'importing') and touched_at < now() - interval '7 days'`
const over = sql`x.city_id = i.city_id and x.import_id = i.id and i.ended_at < now() - interval '30 days'`

export async function countAbandoned(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from import where ${abandoned}`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

/** With their files and rows. */
export async function eraseAbandoned(db: Db, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with due as materialized (select city_id, id from import where ${abandoned} limit ${most}::int for update skip locked)
    delete from import i using due where i.city_id = due.city_id and i.id = due.id`.execute(db)
  return Number(numAffectedRows)
}

export async function countOldRows(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from import_row x join import i on ${over}`.execute(db)
  return rows[0]?.n ?? 0
}

export async function eraseOldRows(db: Db, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with due as materialized (
      select x.city_id, x.import_id, x.line from import_row x join import i on ${over} limit ${most}::int)
    delete from import_row x using due
     where x.city_id = due.city_id and x.import_id = due.import_id and x.line = due.line`.execute(db)
  return Number(numAffectedRows)
}
