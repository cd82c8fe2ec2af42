import { sql } from 'kysely'

import type { Trx } from '../platform/database.ts'

/** @returns the supporters of a public inquiry with this one; undefined where it is not public */
export async function addSupport(trx: Trx, city: string, number: string, hash: (id: string) => string) {
  const found = await trx
    .selectFrom('public_inquiry')
    .select(['id', 'supports'])
    .where('city_id', '=', city)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!found?.id) return undefined
  const inserted = await trx
    .insertInto('support')
    .values({ city_id: city, inquiry_id: found.id, supporter: hash(found.id) })
    .onConflict((known) => known.doNothing())
    .executeTakeFirst()
  if (!inserted.numInsertedOrUpdatedRows) return found.supports ?? 0
  const { supports } = await trx
    .updateTable('inquiry')
    .set({ supports: sql`supports + 1` })
    .where('city_id', '=', city)
    .where('id', '=', found.id)
    .returning('supports')
    .executeTakeFirstOrThrow()
  return supports
}
