import type { LetterQueueItem } from '@bezpechne/shared/letters'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import type { On } from './queries.ts'

const most = 500

/** What waits for a moderator, the next to go on by itself first; not what this one must not judge. */
export async function listQueue(db: Db, city: string, staffId: string): Promise<LetterQueueItem[]> {
  const rows = await db
    .selectFrom('letter as l')
    .select(['l.id', 'l.version', 'l.track', 'l.received_at', 'l.failover_at', 'l.lease_by'])
    .select(sql<Date | null>`case when l.lease_until > now() then l.lease_until end`.as('until'))
    .where('l.city_id', '=', city)
    .where('l.state', 'in', ['submitted', 'screening'])
    .where(sql<boolean>`not exists (select from letter_recusal r where r.city_id = l.city_id
      and r.letter_id = l.id and r.staff_id = ${staffId})`)
    .orderBy('l.failover_at')
    .orderBy('l.id')
    .limit(most)
    .execute()
  return rows.map(({ id, version, track, until, ...row }) => ({
    id,
    version,
    track,
    receivedAt: row.received_at.toISOString(),
    failoverAt: row.failover_at.toISOString(),
    lease: until && { mine: row.lease_by === staffId, until: until.toISOString() },
  }))
}

export async function isRecused(db: Db, { city, id }: On, staffId: string): Promise<boolean> {
  const row = await db
    .selectFrom('letter_recusal')
    .select('staff_id')
    .where('city_id', '=', city)
    .where('letter_id', '=', id)
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertRecusal(trx: Trx, { city, id }: On, staffId: string): Promise<void> {
  await trx
    .insertInto('letter_recusal')
    .values({ city_id: city, letter_id: id, staff_id: staffId })
    .onConflict((known) => known.doNothing())
    .execute()
}
