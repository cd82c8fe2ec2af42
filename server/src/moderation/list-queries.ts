import type { ModeratedTab } from '@bezpechne/shared/moderation'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { type Slice, timeKey } from '../platform/page.ts'

/** The queue, oldest first; one row more than the limit, where there is one. */
export function listQueue(db: Db, city: string, actorId: string, { limit, after }: Slice) {
  return db
    .selectFrom('inquiry as i')
    .innerJoin('inquiry_original as o', (join) =>
      join.onRef('o.city_id', '=', 'i.city_id').onRef('o.inquiry_id', '=', 'i.id'),
    )
    .select(['i.id', 'i.number', 'i.category', 'i.submitted_at as submittedAt'])
    .select(timeKey('i.submitted_at').as('key'))
    .select((eb) => [
      // While it waits, nothing of it was erased.
      eb.ref('o.text').$notNull().as('text'),
      eb
        .selectFrom('photo')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('photo.city_id', '=', 'i.city_id')
        .whereRef('photo.inquiry_id', '=', 'i.id')
        .as('photos'),
      claimedByOther(actorId).as('claimedByOther'),
    ])
    .where('i.city_id', '=', city)
    .where('i.state', '=', 'submitted')
    .where('i.sealed', '=', false)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(i.submitted_at, i.id) > (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('i.submitted_at')
    .orderBy('i.id')
    .limit(limit + 1)
    .execute()
}

/** How many wait, and since when the oldest. */
export function findQueueSize(db: Db, city: string) {
  return db
    .selectFrom('inquiry')
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.min<Date | null, 'submitted_at'>('submitted_at').as('oldestAt'),
    ])
    .where('city_id', '=', city)
    .where('state', '=', 'submitted')
    .where('sealed', '=', false)
    .executeTakeFirstOrThrow()
}

/** Newest publication first; one row more than the limit, where there is one. */
export function listModerated(db: Db, city: string, tab: ModeratedTab, { limit, after }: Slice) {
  return inTab(db, city, tab)
    .select(['id', 'number', 'state', 'category', 'organisation_id as organisationId'])
    .select((eb) => [
      eb.ref('title').$notNull().as('title'),
      eb.ref('published_at').$notNull().as('publishedAt'),
      timeKey('published_at').as('key'),
    ])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(published_at, id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
}

export async function countModerated(db: Db, city: string, tab: ModeratedTab): Promise<number> {
  const { total } = await inTab(db, city, tab)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

function inTab(db: Db, city: string, tab: ModeratedTab) {
  return db
    .selectFrom('inquiry')
    .where('city_id', '=', city)
    .where('state', 'in', tab === 'hidden' ? ['hidden'] : ['published', 'answered', 'reopened'])
}

/** A lease of somebody else that has not run out, by the database's clock. */
export function claimedByOther(actorId: string) {
  return sql<boolean>`coalesce(i.claimed_by <> ${actorId}::text and i.claimed_until > now(), false)`
}
