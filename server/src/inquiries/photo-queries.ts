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

/** Whether everybody may see it: a moderator chose to show it, and its inquiry is public now. */
export async function isShown(db: Db, { city, id }: PhotoKey): Promise<boolean> {
  const found = await db
    .selectFrom('photo as p')
    .innerJoin('public_inquiry as i', (join) =>
      join.onRef('i.city_id', '=', 'p.city_id').onRef('i.id', '=', 'p.inquiry_id'),
    )
    .select('p.id')
    .where('p.city_id', '=', city)
    .where('p.id', '=', id)
    .where('p.shown', '=', true)
    .executeTakeFirst()
  return found !== undefined
}

/** The inquiry that a photo belongs to; nothing while it belongs to none. */
export function findOwner(db: Db, { city, id }: PhotoKey) {
  return db
    .selectFrom('photo as p')
    .innerJoin('inquiry as i', (join) =>
      join.onRef('i.city_id', '=', 'p.city_id').onRef('i.id', '=', 'p.inquiry_id'),
    )
    .select('i.sealed')
    .select(
      // Of what nobody can see any more a body that had it sees no more than everybody.
      sql<string[]>`array(select a.organisation_id::text from assignment a where a.city_id = i.city_id
        and a.inquiry_id = i.id and a.withdrawn_at is null
        and i.state in ('published', 'answered', 'reopened'))`.as('assignedTo'),
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
    .where('id', '=', id)
    .executeTakeFirst()
  return found !== undefined
}
