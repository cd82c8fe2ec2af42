import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'

/** Whether deadlines on a day off move here; the city has a desk, as its calendar was asked for before. */
export async function findShift(db: Db, city: string): Promise<boolean> {
  const row = await db
    .selectFrom('city_desk')
    .select('letter_shift as shift')
    .where('city_id', '=', city)
    .executeTakeFirst()
  return row?.shift ?? false
}

/** Whole days in Kyiv from one moment to another. */
export async function daysBetween(db: Db, one: Date, other: Date): Promise<number> {
  const { rows } = await sql<{ days: number }>`select (${dayIn(other)} - ${dayIn(one)})::int as days`.execute(
    db,
  )
  return rows[0]?.days ?? 0
}

const dayIn = (at: Date) => sql`(${at.toISOString()}::timestamptz at time zone 'Europe/Kyiv')::date`

/** Whether that was the last day, and it is over in Kyiv. */
export async function isLate(db: Db, lastDay: string): Promise<boolean> {
  const { rows } = await sql<{ late: boolean }>`
    select ${lastDay}::date < (now() at time zone 'Europe/Kyiv')::date as late`.execute(db)
  return rows[0]?.late ?? true
}
