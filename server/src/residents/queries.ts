import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

interface NewLink {
  id: string
  tokenHash: string
  browserHash: string
  address: Buffer
  /** 0: it opens nothing. */
  minutes: number
}

export async function insertLink(trx: Trx, { minutes, ...link }: NewLink): Promise<void> {
  await trx
    .insertInto('resident_link')
    .values({
      id: link.id,
      token_hash: link.tokenHash,
      browser_hash: link.browserHash,
      address: link.address,
      expires_at: sql<Date>`now() + make_interval(mins => ${minutes}::int)`,
    })
    .execute()
}

/** Held until the transaction ends: a link is used once. */
export function lockLink(trx: Trx, tokenHash: string) {
  return linkOf(trx, tokenHash).forNoKeyUpdate().executeTakeFirst()
}

export function findLink(db: Db, tokenHash: string) {
  return linkOf(db, tokenHash).executeTakeFirst()
}

const mostTries = 5

function linkOf(db: Db, tokenHash: string) {
  return db
    .selectFrom('resident_link')
    .select(['id', 'browser_hash as browserHash', 'address', 'asked_at as askedAt'])
    .select(
      sql<'open' | 'used' | 'expired'>`case when used_at is not null then 'used'
        when expires_at <= now() or tries >= ${mostTries}::int then 'expired' else 'open' end`.as('state'),
    )
    .where('token_hash', '=', tokenHash)
}

export async function setUsed(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('resident_link')
    .set({ used_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
}

/** By itself, not in what it refuses: that is undone, and tries must count. */
export async function countTry(db: Db, tokenHash: string): Promise<void> {
  await db
    .updateTable('resident_link')
    .set({ tries: sql`tries + 1` })
    .where('token_hash', '=', tokenHash)
    .execute()
}

/** What the letter is written to, while its link opens something. */
export async function findLinkAddress(db: Db, id: string): Promise<Uint8Array | undefined> {
  const found = await db
    .selectFrom('resident_link')
    .select('address')
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return found?.address
}

export async function insertSession(
  trx: Trx,
  { tokenHash, person, address }: { tokenHash: string; person: string; address: Buffer },
): Promise<void> {
  await trx.insertInto('resident_session').values({ token_hash: tokenHash, person, address }).execute()
}

const idle = '30 minutes'
const longest = '12 hours'

/** NOTE: written once a minute at most: a page asks for several things at once. */
export async function findSession(db: Db, tokenHash: string): Promise<Uint8Array | undefined> {
  const found = await db
    .selectFrom('resident_session')
    .select(['address', sql<boolean>`seen_at < now() - interval '1 minute'`.as('longAgo')])
    .where('token_hash', '=', tokenHash)
    .where(sql<boolean>`seen_at > now() - ${idle}::interval and since > now() - ${longest}::interval`)
    .executeTakeFirst()
  if (found?.longAgo)
    await db
      .updateTable('resident_session')
      .set({ seen_at: sql<Date>`now()` })
      .where('token_hash', '=', tokenHash)
      .execute()
  return found?.address
}

export async function deleteSession(trx: Trx, tokenHash: string): Promise<void> {
  await trx.deleteFrom('resident_session').where('token_hash', '=', tokenHash).execute()
}

export async function deleteSessionsOf(trx: Trx, person: string): Promise<void> {
  await trx.deleteFrom('resident_session').where('person', '=', person).execute()
}
