import { openStates } from '@bezpechne/shared/letter-states'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import type { On } from './queries.ts'

export async function insertNotice(trx: Trx, { city, id }: On, address: Buffer): Promise<void> {
  await trx
    .insertInto('letter_notice')
    .values({ city_id: city, letter_id: id, address_ct: address })
    .execute()
}

/** Somebody who asked for it is told that something is new: later, at a time that says nothing, once a day at most. */
export async function planNotice(trx: Trx, { city, id }: On): Promise<void> {
  await trx
    .updateTable('letter_notice')
    .set({
      next_at: sql<Date>`greatest(now(), last_at + interval '24 hours') + (5 + random() * 25) * interval '1 minute'`,
    })
    .where('city_id', '=', city)
    .where('letter_id', '=', id)
    .where('next_at', 'is', null)
    .execute()
}

/** Those whose time has come; two that ask at once never take the same. */
export async function takeNotices(trx: Trx, most: number): Promise<On[]> {
  const { rows } = await sql<On>`
    with due as materialized (
      select city_id, letter_id from letter_notice where next_at <= now() order by next_at limit ${most}::int
         for update skip locked)
    update letter_notice n set next_at = null, last_at = now() from due
     where n.city_id = due.city_id and n.letter_id = due.letter_id
    returning n.city_id as city, n.letter_id as id`.execute(trx)
  return rows
}

/** The sealed address; none where the letter is gone meanwhile. */
export async function findNotice(db: Db, { city, id }: On): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('letter_notice')
    .select('address_ct as address')
    .where('city_id', '=', city)
    .where('letter_id', '=', id)
    .executeTakeFirst()
  return row?.address
}

// A letter to a mailbox of which somebody holds this version or a later one: as reachOf() of reading.ts says it.
const waiting = sql`mailbox_member m join letter l on l.city_id = m.city_id
    and l.box ~ ('^' || m.kind || ':' || m.scope_id || ':[0-9]+$') and split_part(l.box, ':', 3)::int <= m.ver
   where m.holder_kind = 'staff' and m.approved_by is not null and m.kind in ('beat', 'oversight')
     and l.forwarded_at is not null and l.state = any(${[...openStates]}::text[])`

/** Members of staff for whom letters wait. */
export async function listWaitedFor(db: Db): Promise<{ city: string; staffId: string }[]> {
  const { rows } = await sql<{ city: string; staffId: string }>`
    select distinct m.city_id as city, m.holder_id as "staffId" from ${waiting} order by 1, 2`.execute(db)
  return rows
}

/** How many, and the days until the first has to be answered; null where nobody was promised an answer. */
export async function findWaiting(
  db: Db,
  city: string,
  staffId: string,
): Promise<{ letters: number; days: number | null } | undefined> {
  const { rows } = await sql<{ letters: number; days: number | null }>`
    select count(distinct l.id)::int as letters, (min(l.due_on) - (now() at time zone 'Europe/Kyiv')::date)::int as days
      from ${waiting} and m.city_id = ${city} and m.holder_id = ${staffId}`.execute(db)
  return rows[0]?.letters ? rows[0] : undefined
}
