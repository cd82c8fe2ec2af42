import { sql } from 'kysely'

import type { Trx } from '../platform/database.ts'
import { isOpen, isWanted, noSecond, waits } from './grant-queries.ts'

const orphaned = sql<boolean>`(${isOpen} and ${waits} and ${isWanted} and ${noSecond})`

/** New, or over within a day and not told since: a wish lasts a week. */
const due = sql<boolean>`(n.operators_told_at is null
  or n.expires_at <= now() + interval '1 day' and n.operators_told_at < n.expires_at - interval '1 day')`

/** Whether a role waits for a word that only who runs the platform can say, and they were not told in time. */
export async function hasOrphansToTell(trx: Trx): Promise<boolean> {
  const found = await trx
    .selectFrom('invitation as n')
    .select('n.id')
    .where(orphaned)
    .where(due)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export async function setOrphansTold(trx: Trx): Promise<void> {
  await trx
    .updateTable('invitation as n')
    .set({ operators_told_at: sql<Date>`now()` })
    .where(orphaned)
    .execute()
}
