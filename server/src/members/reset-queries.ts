import type { Role } from '@bezpechne/shared/access'
import { resetMinutes } from '@bezpechne/shared/resets'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

interface NewReset {
  city: string
  id: string
  staffId: string
  startedBy: string
  tokenHash: string
}

/** The one before opens nothing any more. */
export async function insertReset(trx: Trx, { city, id, staffId, startedBy, tokenHash }: NewReset) {
  await trx
    .updateTable('password_reset')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('city_id', '=', city)
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
  const expires = sql<Date>`now() + make_interval(mins => ${resetMinutes}::int)`
  await trx
    .insertInto('password_reset')
    .values({
      city_id: city,
      id,
      staff_id: staffId,
      started_by: startedBy,
      token_hash: tokenHash,
      expires_at: expires,
    })
    .execute()
}

const opens = sql<boolean>`(r.used_at is null and r.withdrawn_at is null and r.expires_at > now())`

/** Who works there still: of who left meanwhile nothing opens. */
export function findReset(db: Db, tokenHash: string) {
  return db
    .selectFrom('password_reset as r')
    .innerJoin('user as u', 'u.id', 'r.staff_id')
    .select(['r.city_id as city', 'r.id', 'u.id as staffId', 'u.email'])
    .select([
      opens.as('opens'),
      sql<Role | null>`(select min(m.role) from membership m
        where m.city_id = r.city_id and m.staff_id = r.staff_id)`.as('role'),
    ])
    .where('r.token_hash', '=', tokenHash)
    .executeTakeFirst()
}

/** Of two that use it at once, one does. */
export async function moveToUsed(trx: Trx, city: string, id: string): Promise<boolean> {
  const used = await trx
    .updateTable('password_reset as r')
    .set({ used_at: sql<Date>`now()` })
    .where('r.city_id', '=', city)
    .where('r.id', '=', id)
    .where(opens)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

/** For the mail: undefined where it opens nothing any more. */
export function findStarted(db: Db, city: string, id: string): Promise<{ email: string } | undefined> {
  return db
    .selectFrom('password_reset as r')
    .innerJoin('user as u', 'u.id', 'r.staff_id')
    .select('u.email')
    .where('r.city_id', '=', city)
    .where('r.id', '=', id)
    .where(opens)
    .executeTakeFirst()
}

const due = sql<boolean>`expires_at < now() - interval '30 days'`

export async function countOldResets(db: Db): Promise<number> {
  const { old } = await db
    .selectFrom('password_reset')
    .select((row) => row.fn.countAll<number>().as('old'))
    .where(due)
    .executeTakeFirstOrThrow()
  return old
}

export async function removeOldResets(db: Db, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from password_reset
     where ctid = any(array(select ctid from password_reset where ${due} limit ${most}::int))`.execute(db)
  return Number(numAffectedRows)
}
