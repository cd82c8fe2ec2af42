import { publicStates } from '@bezpechne/shared/inquiry-states'
import { sql } from 'kysely'

import type { Trx } from '../platform/database.ts'

/** The one that a number names in this city; a sealed one is as absent as another city's. */
export function findNamed(trx: Trx, city: string, number: string) {
  return trx
    .selectFrom('inquiry')
    .select('id')
    .where('city_id', '=', city)
    .where('number', '=', number)
    .where('sealed', '=', false)
    .executeTakeFirst()
}

/**
 * Holds both until the transaction ends, always in the same order, so that A into B and B into A do not wait for each
 * other: who comes second finds the first one merged.
 * @returns whether everybody can see the target now
 */
export async function lockBoth(
  trx: Trx,
  city: string,
  { id, into }: { id: string; into: string },
): Promise<boolean> {
  const rows = await trx
    .selectFrom('inquiry')
    .select(['id', sql<boolean>`state in (${sql.join(publicStates)}) and not sealed`.as('isPublic')])
    .where('city_id', '=', city)
    .where('id', 'in', [id, into])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows.some((row) => row.id === into && row.isPublic)
}
