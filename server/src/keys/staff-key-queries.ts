import type { PutStaffKey, StaffKey } from '@bezpechne/shared/keys'
import { toBytes, toText } from '@bezpechne/shared/letters-crypto/bytes'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

/** Whose key, in which city. */
export interface Holder {
  city: string
  staff: string
}

export async function findStaffKey(db: Db, { city, staff }: Holder): Promise<StaffKey | undefined> {
  const key = await db
    .selectFrom('staff_key')
    .select(['ver', 'box_pk'])
    .where('city_id', '=', city)
    .where('staff_id', '=', staff)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  if (!key) return undefined
  const wraps = await db
    .selectFrom('staff_key_wrap')
    .select(['method', 'n', 'nonce', 'ct'])
    .where('city_id', '=', city)
    .where('staff_id', '=', staff)
    .where('ver', '=', key.ver)
    .orderBy('method')
    .orderBy('n')
    .execute()
  return {
    staff,
    ver: key.ver,
    boxPk: toText(key.box_pk),
    wraps: wraps.map(({ nonce, ct, ...wrap }) => ({ ...wrap, nonce: toText(nonce), ct: toText(ct) })),
  }
}

/** Also of keys that are retired: a version is given once. */
export async function findLastVersion(db: Db, { city, staff }: Holder): Promise<number> {
  const { last } = await db
    .selectFrom('staff_key')
    .select(sql<number>`coalesce(max(ver), 0)::int`.as('last'))
    .where('city_id', '=', city)
    .where('staff_id', '=', staff)
    .executeTakeFirstOrThrow()
  return last
}

/** @returns false where another one was faster */
export async function insertStaffKey(trx: Trx, { city, staff }: Holder, key: PutStaffKey): Promise<boolean> {
  const added = await trx
    .insertInto('staff_key')
    .values({
      city_id: city,
      staff_id: staff,
      ver: key.ver,
      box_pk: Buffer.from(toBytes(key.boxPk)),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('ver')
    .executeTakeFirst()
  return added !== undefined
}

export async function retireStaffKey(trx: Trx, { city, staff }: Holder): Promise<void> {
  await trx
    .updateTable('staff_key')
    .set({ retired_at: sql<Date>`now()` })
    .where('city_id', '=', city)
    .where('staff_id', '=', staff)
    .where('retired_at', 'is', null)
    .execute()
}

/** @returns how many were new */
export async function insertWraps(
  trx: Trx,
  { city, staff }: Holder,
  { ver, wraps }: PutStaffKey,
): Promise<number> {
  if (!wraps.length) return 0
  const rows = wraps.map(({ method, n, nonce, ct }) => ({
    city_id: city,
    staff_id: staff,
    ver,
    method,
    n,
    nonce: Buffer.from(toBytes(nonce)),
    ct: Buffer.from(toBytes(ct)),
  }))
  const added = await trx
    .insertInto('staff_key_wrap')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('n')
    .execute()
  return added.length
}

export async function deleteWraps(
  trx: Trx,
  { city, staff }: Holder,
  { ver, without }: PutStaffKey,
): Promise<void> {
  for (const { method, n } of without) {
    await trx
      .deleteFrom('staff_key_wrap')
      .where('city_id', '=', city)
      .where('staff_id', '=', staff)
      .where('ver', '=', ver)
      .where('method', '=', method)
      .where('n', '=', n)
      .execute()
  }
}
