import type { PhotoBox } from '@bezpechne/shared/photo-boxes'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

export interface PhotoKey {
  city: string
  id: string
}

export async function insertPhoto(
  trx: Trx,
  { city, ...photo }: PhotoKey & { width: number; height: number; bytes: number },
): Promise<void> {
  await trx
    .insertInto('photo')
    .values({ city_id: city, ...photo })
    .execute()
}

/**
 * Whether everybody may see this file: a moderator chose to show the photo, its inquiry is public now, and it is the
 * copy with the boxes where there are any. The file without them is then nobody's but the desk's.
 */
export async function isShown(db: Db, { city, id }: PhotoKey): Promise<boolean> {
  const found = await db
    .selectFrom('photo as p')
    .innerJoin('public_inquiry as i', (join) =>
      join.onRef('i.city_id', '=', 'p.city_id').onRef('i.id', '=', 'p.inquiry_id'),
    )
    .select('p.id')
    .where('p.city_id', '=', city)
    // Each by its index; together what publicFile says.
    .where(sql<boolean>`(p.copy = ${id}::uuid or (p.id = ${id}::uuid and p.copy is null))`)
    .where('p.shown', '=', true)
    .executeTakeFirst()
  return found !== undefined
}

/** The name of the file that everybody may see of a photo "p". */
export const publicFile = sql<string>`coalesce(p.copy, p.id)`

/** The inquiry that a photo belongs to, and who answers it now; nothing while it belongs to none. */
export function findOwner(db: Db, { city, id }: PhotoKey) {
  return db
    .selectFrom('photo as p')
    .innerJoin('inquiry as i', (join) =>
      join.onRef('i.city_id', '=', 'p.city_id').onRef('i.id', '=', 'p.inquiry_id'),
    )
    .select('i.sealed')
    .select(
      // Of what nobody can see any more a body that had it sees no more than everybody; nor what came with a dispute,
      // before a moderator has looked at it.
      sql<string[]>`array(select a.organisation_id::text from assignment a where a.city_id = i.city_id
        and a.inquiry_id = i.id and a.withdrawn_at is null
        and i.state in ('published', 'answered', 'reopened')
        and (p.with_event is null or p.shown))`.as('assignedTo'),
    )
    .where('p.city_id', '=', city)
    .where('p.id', '=', id)
    .executeTakeFirst()
}

export async function isKnown(db: Db, { city, id }: PhotoKey): Promise<boolean> {
  const found = await db
    .selectFrom('photo')
    .select('id')
    .where('city_id', '=', city)
    .where((eb) => eb.or([eb('id', '=', id), eb('copy', '=', id)]))
    .executeTakeFirst()
  return found !== undefined
}

interface OfInquiry extends PhotoKey {
  inquiryId: string
}

export async function isPhotoOf(db: Db, { city, id, inquiryId }: OfInquiry): Promise<boolean> {
  const found = await db
    .selectFrom('photo')
    .select('id')
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('inquiry_id', '=', inquiryId)
    .executeTakeFirst()
  return found !== undefined
}

interface Covering {
  boxes: PhotoBox[]
  copy: string | null
  /** The copy it takes the place of. */
  before: string | null
}

/** False where the photo has another copy by now. */
export async function moveCopy(
  trx: Trx,
  { city, id, inquiryId }: OfInquiry,
  { boxes, copy, before }: Covering,
): Promise<boolean> {
  const moved = await trx
    .updateTable('photo')
    .set({ boxes: JSON.stringify(boxes), copy })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('inquiry_id', '=', inquiryId)
    .where(sql<boolean>`copy is not distinct from ${before}::uuid`)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}
