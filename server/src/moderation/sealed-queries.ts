import { type GuardKind, urgentKinds } from '@bezpechne/shared/guard/kinds'
import type { Publish } from '@bezpechne/shared/moderation'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { type Slice, timeKey } from '../platform/page.ts'
import { waitingFacts } from './queue-queries.ts'

interface One {
  city: string
  id: string
}

/** Where somebody is in danger first, then the oldest: one time to order by, as in the queue. */
const turn = sql<Date>`(i.queue_at - case when o.guard && ${[...urgentKinds]}::text[] then interval '10 years'
  else interval '0' end)`

/** What the guard holds back; one row more than the limit, where there is one. */
export function listSealed(
  db: Db,
  { city, actorId }: { city: string; actorId: string },
  { limit, after }: Slice,
) {
  return sealed(db, city)
    .leftJoin('sealed_agreement as a', (join) =>
      join.onRef('a.city_id', '=', 'i.city_id').onRef('a.inquiry_id', '=', 'i.id'),
    )
    .select(['i.id', 'i.number', 'i.category', 'i.submitted_at as submittedAt'])
    .select([sql<GuardKind[]>`o.guard`.as('kinds'), 'a.agreed_by as agreedBy'])
    .select(timeKey(turn).as('key'))
    .select(waitingFacts(actorId))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(${turn}, i.id) > (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy(turn)
    .orderBy('i.id')
    .limit(limit + 1)
    .execute()
}

export function findSealedSize(db: Db, city: string) {
  return sealed(db, city)
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.min<Date | null, 'i.submitted_at'>('i.submitted_at').as('oldestAt'),
    ])
    .executeTakeFirstOrThrow()
}

function sealed(db: Db, city: string) {
  return db
    .selectFrom('inquiry as i')
    .innerJoin('inquiry_original as o', (join) =>
      join.onRef('o.city_id', '=', 'i.city_id').onRef('o.inquiry_id', '=', 'i.id'),
    )
    .where('i.city_id', '=', city)
    .where('i.waiting', '=', true)
    .where('i.sealed', '=', true)
}

export async function findKinds(db: Db, { city, id }: One): Promise<GuardKind[]> {
  const found = await db
    .selectFrom('inquiry_original')
    .select(sql<GuardKind[]>`guard`.as('kinds'))
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .executeTakeFirst()
  return found?.kinds ?? []
}

export function findAgreement(db: Db, { city, id }: One) {
  return db
    .selectFrom('sealed_agreement as a')
    .innerJoin('user as u', 'u.id', 'a.agreed_by')
    .select(['a.id', 'a.agreed_by as agreedBy', 'u.name as by', 'a.at', 'a.face'])
    .where('a.city_id', '=', city)
    .where('a.inquiry_id', '=', id)
    .executeTakeFirst()
}

/** In the place of the one before; the inquiry is locked. */
export async function setAgreement(
  trx: Trx,
  { city, id }: One,
  actorId: string,
  face: Publish,
): Promise<void> {
  const row = { id: newId(), agreed_by: actorId, face: JSON.stringify(face), at: sql<Date>`now()` }
  await trx
    .insertInto('sealed_agreement')
    .values({ city_id: city, inquiry_id: id, ...row })
    .onConflict((before) => before.columns(['city_id', 'inquiry_id']).doUpdateSet(row))
    .execute()
}

/** How many of these photos the inquiry has. */
export async function countOwnPhotos(trx: Trx, { city, id }: One, photos: string[]): Promise<number> {
  const { n } = await trx
    .selectFrom('photo')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('city_id', '=', city)
    .where('inquiry_id', '=', id)
    .where(sql<boolean>`id = any(${photos}::uuid[])`)
    .executeTakeFirstOrThrow()
  return n
}
