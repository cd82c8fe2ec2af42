import { sql } from 'kysely'

import type { Trx } from './database.ts'

export interface StoredAnswer {
  bodyHash: string
  status: number
  answer: Buffer
}

export async function findAnswer(trx: Trx, id: string): Promise<StoredAnswer | undefined> {
  // Two of the same key at once: the second waits here and then finds the answer of the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}::text, 0))`.execute(trx)
  const row = await trx
    .selectFrom('idempotency')
    .select(['body_hash as bodyHash', 'status', 'answer'])
    .where('id', '=', id)
    .executeTakeFirst()
  // NOTE: bytea is a Buffer from pg and a Uint8Array from PGlite.
  return row && { ...row, answer: Buffer.from(row.answer) }
}

export async function insertAnswer(
  trx: Trx,
  { id, bodyHash, status, answer, keptDays }: StoredAnswer & { id: string; keptDays: number },
): Promise<void> {
  const kept_until = sql<Date>`now() + make_interval(days => ${keptDays}::int)`
  await trx
    .insertInto('idempotency')
    .values({ id, body_hash: bodyHash, status, answer, kept_until })
    .execute()
}
