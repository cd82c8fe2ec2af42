import { type RawBuilder, sql } from 'kysely'

import type { Trx } from '../platform/database.ts'
import { type Letter, lockLetter, type On } from './queries.ts'

/** Nobody has sorted it in time. */
const unsorted = sql<boolean>`state in ('submitted', 'screening') and failover_at <= now()`
/** The resident has let the month pass in which it could have been escalated. */
const lapsed = sql<boolean>`(state = 'answered-by-moderator' and replied_at < now() - interval '30 days')
  or (state = 'spam-closed' and closed_at < now() - interval '30 days' and exists (select from letter_wrap w
    where w.city_id = letter.city_id and w.letter_id = letter.id and w.dormant))`
/** Answered, and nobody has said that it is not over. */
const answered = sql<boolean>`state = 'replied' and replied_at < now() - interval '30 days'`
export const over = sql<boolean>`erase_after <= now()`

export const lockUnsorted = (trx: Trx) => lockOne(trx, unsorted)
export const lockLapsed = (trx: Trx) => lockOne(trx, lapsed)
export const lockAnswered = (trx: Trx) => lockOne(trx, answered)
export const lockOver = (trx: Trx) => lockOne(trx, over)

/** One of them; others that look at the same time find others. */
async function lockOne(trx: Trx, due: RawBuilder<boolean>): Promise<Letter | undefined> {
  const { rows } = await sql<On>`
    select city_id as city, id from letter where ${due} order by failover_at limit 1 for update skip locked`.execute(
    trx,
  )
  return rows[0] && lockLetter(trx, rows[0])
}

/** What an officer could have opened, had it been escalated: the keys that sleep, and the name. */
export async function deleteDormant(trx: Trx, { city_id: city, id }: Letter): Promise<void> {
  await trx
    .deleteFrom('letter_wrap')
    .where('city_id', '=', city)
    .where('letter_id', '=', id)
    .where('box', '<>', 'resident')
    .execute()
  for (const table of ['capsule_wrap', 'capsule'] as const)
    await trx.deleteFrom(table).where('city_id', '=', city).where('letter_id', '=', id).execute()
}
