import { type RawBuilder, sql } from 'kysely'

import type { Expiry } from './retention.ts'

/** Answers nobody will ask for again, challenges and links that have run out, who asked how often, who was signed in. */
export const platformExpiries: readonly Expiry[] = [
  expiryOf('answers kept for retries', 'idempotency', sql<boolean>`kept_until < now()`),
  // NOTE: a challenge is forgotten only when it has run out: until then its row is what refuses it a second time.
  expiryOf('spent challenges', 'spent_challenge', sql<boolean>`expires_at < now() - interval '1 hour'`),
  // NOTE: an hour before the 24 that residents are promised: the job comes once an hour.
  expiryOf(
    'traces of network addresses',
    'rate_limit',
    sql<boolean>`window_start < now() - interval '23 hours'`,
  ),
  // NOTE: a day longer than they open: who comes late is told that it was used, or that its time is over.
  expiryOf('links to sign in', 'resident_link', sql<boolean>`expires_at < now() - interval '1 day'`),
  expiryOf(
    'sessions of residents',
    'resident_session',
    sql<boolean>`seen_at < now() - interval '1 hour' or since < now() - interval '12 hours'`,
  ),
  // NOTE: as far back as news reaches (shared/src/resident-news.ts): what is older is not told anyhow.
  expiryOf('marks of news that was read', 'resident_seen', sql<boolean>`at < now() - interval '90 days'`),
]

/** Rows that go whole. */
function expiryOf(
  what: string,
  table:
    | 'idempotency'
    | 'spent_challenge'
    | 'rate_limit'
    | 'resident_link'
    | 'resident_session'
    | 'resident_seen',
  due: RawBuilder<boolean>,
): Expiry {
  return {
    what,
    async count(db) {
      const { due: rows } = await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('due'))
        .where(due)
        .executeTakeFirstOrThrow()
      return rows
    },
    async remove(db, most) {
      const { numAffectedRows = 0n } = await sql`
        delete from ${sql.table(table)}
         where ctid = any(array(select ctid from ${sql.table(table)} where ${due} limit ${most}::int))`.execute(
        db,
      )
      return Number(numAffectedRows)
    },
  }
}
