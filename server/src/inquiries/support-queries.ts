import { sql } from 'kysely'

import type { Trx } from '../platform/database.ts'

/**
 * NOTE: a hash is of one inquiry, so a merge cannot tell who supported both: such a person counts twice until they say
 * so again, when the hashes of all that was merged can be made from their token.
 * @returns the supporters of a public inquiry with this one; undefined where it is not public
 */
export async function addSupport(trx: Trx, city: string, number: string, hash: (id: string) => string) {
  const found = await trx
    .selectFrom('public_inquiry')
    .select(['id', 'supports'])
    .where('city_id', '=', city)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!found?.id) return undefined
  const { id } = found
  const inserted = await trx
    .insertInto('support')
    .values({ city_id: city, inquiry_id: id, supporter: hash(id) })
    .onConflict((known) => known.doNothing())
    .executeTakeFirst()
  const carried = (await listMergedInto(trx, city, id)).map(hash)
  const before = await dropSupports(trx, city, id, carried)
  const change = Number(inserted.numInsertedOrUpdatedRows ?? 0n) - before
  if (change === 0) return found.supports ?? 0
  const { supports } = await trx
    .updateTable('inquiry')
    .set({ supports: sql`supports + ${change}::int` })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .returning('supports')
    .executeTakeFirstOrThrow()
  return supports
}

async function listMergedInto(trx: Trx, city: string, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive part(id) as (
      select id from inquiry where city_id = ${city} and merged_into = ${id}::uuid
      union
      select i.id from inquiry i join part p on i.merged_into = p.id where i.city_id = ${city})
    select id from part`.execute(trx)
  return rows.map((row) => row.id)
}

async function dropSupports(trx: Trx, city: string, id: string, supporters: string[]): Promise<number> {
  if (!supporters.length) return 0
  const { numDeletedRows } = await trx
    .deleteFrom('support')
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .where('supporter', 'in', supporters)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
