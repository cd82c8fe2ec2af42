import type { Revision } from '@bezpechne/shared/inquiries'
import { sql } from 'kysely'

import type { Trx } from '../platform/database.ts'
import { pointOf } from '../platform/geo.ts'
import type { PhotoKey } from './photo-queries.ts'
import type { Screened } from './screening.ts'

interface Revised {
  city: string
  id: string
  given: Revision
  happenedAt: Date | undefined
  screened: Screened
}

/** What it says now, beside what it said. The guard's seal stays once it is there: only two moderators lift it. */
export async function setRevised(
  trx: Trx,
  { city, id, given, happenedAt, screened }: Revised,
): Promise<void> {
  const { text, address, at, category } = given
  await trx
    .updateTable('inquiry')
    .set({ category, sealed: sql<boolean>`sealed or ${screened.sealed}::boolean` })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .execute()
  await trx
    .updateTable('inquiry_original')
    .set({
      text_before: sql<string>`text`,
      text,
      address: address ?? null,
      exact_point: at ? pointOf(at) : null,
      happened_at: happenedAt?.toISOString() ?? null,
      findings: screened.findings,
      guard: screened.guard,
      district_id: screened.districtId,
    })
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .execute()
}

/** False where it is gone meanwhile. */
export async function placePhoto(trx: Trx, { city, id }: PhotoKey, position: number): Promise<boolean> {
  const placed = await trx
    .updateTable('photo')
    .set({ position })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .executeTakeFirst()
  return placed.numUpdatedRows === 1n
}

export async function removePhotos(trx: Trx, city: string, ids: string[]): Promise<void> {
  if (!ids.length) return
  await trx.deleteFrom('photo').where('city_id', '=', city).where('id', 'in', ids).execute()
}

/** Asked for changes that did not come in time; nobody else moves them until the transaction ends. */
export async function lockUnchanged(trx: Trx, most: number): Promise<{ city: string; id: string }[]> {
  const { rows } = await sql<{ city: string; id: string }>`
    select i.city_id as city, i.id from inquiry i where i.state = 'needs-changes' and i.changes_until < now()
     order by i.city_id, i.id limit ${most}::int for update skip locked`.execute(trx)
  return rows
}
