import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

/** NOTE: two that tell at once would both find the same: the second waits here, and finds nothing. */
export async function lockTelling(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('operators-told', 0))`.execute(trx)
}

export async function listOperatorIds(trx: Trx): Promise<string[]> {
  const rows = await trx.selectFrom('platform_operator').select('staff_id as id').orderBy('since').execute()
  return rows.map(({ id }) => id)
}

/** New, or told a week ago. */
export async function hasRequestsToTell(trx: Trx): Promise<boolean> {
  const found = await trx
    .selectFrom('city_request')
    .select('id')
    .where('state', '=', 'waiting')
    .where(sql<boolean>`(told_at is null or told_at <= now() - interval '7 days')`)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Also where it was decided since. */
export async function wereToldJustNow(trx: Trx): Promise<boolean> {
  const found = await trx
    .selectFrom('city_request')
    .select('id')
    .where('told_at', '>', sql<Date>`now() - interval '5 minutes'`)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export async function setRequestsTold(trx: Trx): Promise<void> {
  await trx
    .updateTable('city_request')
    .set({ told_at: sql<Date>`now()` })
    .where('state', '=', 'waiting')
    .execute()
}

/** Where an operator reads mail, and in which language; undefined where they are none any more. */
export function findOperator(db: Db, staffId: string) {
  return db
    .selectFrom('platform_operator as o')
    .innerJoin('user as u', 'u.id', 'o.staff_id')
    .select(['u.email', 'o.language'])

    .where('o.staff_id', '=', staffId)
    .executeTakeFirst()
}

/** Communities that somebody asks for, who waits longest first. No word of who asks. */
export function listAsked(db: Db) {
  return db
    .selectFrom('city_request')
    .select(['community', 'around'])
    .where('state', '=', 'waiting')
    .orderBy('confirmed_at')
    .execute()
}
