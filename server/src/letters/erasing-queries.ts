import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { listPaths } from './file-queries.ts'
import type { On } from './queries.ts'
import { over } from './upkeep-queries.ts'

/**
 * The whole letter, with every key, word, step and address of it; that there was one stays.
 * @returns where its files lie: the caller's to remove, once this is committed
 */
export async function eraseLetter(trx: Trx, { city, id }: On, state: string): Promise<string[]> {
  const paths = await listPaths(trx, { city, id })
  await trx
    .insertInto('letter_tombstone')
    .columns(['city_id', 'letter_id', 'state', 'received_at'])
    .expression(
      trx
        .selectFrom('letter')
        .select(['city_id', 'id', sql<string>`${state}::text`.as('state'), 'received_at'])
        .where('city_id', '=', city)
        .where('id', '=', id),
    )
    .execute()
  await trx.deleteFrom('letter').where('city_id', '=', city).where('id', '=', id).execute()
  return paths
}

/** A number is given once: that of a letter which is gone comes back for none. */
export async function wasErased(db: Db, { city, id }: On): Promise<boolean> {
  const row = await db
    .selectFrom('letter_tombstone')
    .select('letter_id')
    .where('city_id', '=', city)
    .where('letter_id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

export async function countOver(db: Db): Promise<number> {
  const { due } = await db
    .selectFrom('letter')
    .select((eb) => eb.fn.countAll<number>().as('due'))
    .where(over)
    .executeTakeFirstOrThrow()
  return due
}
