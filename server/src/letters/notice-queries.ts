import { sql } from 'kysely'

import type { Trx } from '../platform/database.ts'
import type { On } from './queries.ts'

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
