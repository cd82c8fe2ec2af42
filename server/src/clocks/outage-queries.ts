import { sql } from 'kysely'

import type { Trx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'

export interface NewOutage {
  reason: string
  from?: string | undefined
  until?: string | undefined
}

/** @returns false where it ends before it begins, lies in the future, or another one lasts already */
export async function insertOutage(
  trx: Trx,
  city: string,
  { reason, from, until }: NewOutage,
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    insert into outage (city_id, id, from_at, until_at, reason)
    select ${city}, ${newId()}::uuid, begins, ends, ${reason}
      from (select coalesce(${from ?? null}::timestamptz, now()) as begins, ${until ?? null}::timestamptz as ends) as n
     where begins <= now() and begins > now() - interval '1 year' and (ends is null or (ends > begins and ends <= now()))
       and (ends is not null
            or not exists (select from outage o where o.city_id = ${city} and o.until_at is null))`.execute(
    trx,
  )
  return numAffectedRows === 1n
}

export async function isOutage(trx: Trx, city: string, id: string): Promise<boolean> {
  const row = await trx
    .selectFrom('outage')
    .select('id')
    .where('city_id', '=', city)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

/** @returns false where there is none that lasts */
export async function endOutage(trx: Trx, city: string, id: string): Promise<boolean> {
  const ended = await trx
    .updateTable('outage')
    .set({ until_at: sql<Date>`greatest(clock_timestamp(), from_at + interval '1 second')` })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('until_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

export async function deleteOutage(trx: Trx, city: string, id: string): Promise<boolean> {
  const gone = await trx
    .deleteFrom('outage')
    .where('city_id', '=', city)
    .where('id', '=', id)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}
