import type { QueueFilter, QueueItem } from '@bezpechne/shared/queue'
import { type RawBuilder, sql } from 'kysely'

import { photosComing } from '../inquiries/index.ts'
import type { Db } from '../platform/database.ts'
import { type Slice, timeKey } from '../platform/page.ts'
import { othersTurn } from './decision-queries.ts'

export interface QueueOf {
  city: string
  actorId: string
  filter: QueueFilter
}

/** What both lists of waiting ones say of each: its words, its photos, and which colleague holds it until when. */
export function waitingFacts(actorId: string) {
  return [
    // While it waits, nothing of it was erased.
    sql<string>`o.text`.as('text'),
    sql<number>`(select count(*) from photo p where p.city_id = i.city_id and p.inquiry_id = i.id)`.as(
      'photos',
    ),
    photosComing.as('photosComing'),
    sql<
      string | null
    >`(select u.name from "user" u where u.id = i.claimed_by and ${claimedByOther(actorId)})`.as('heldBy'),
    sql<Date | null>`i.claimed_until`.as('heldUntil'),
  ] as const
}

/** The queue in its order; one row more than the limit, where there is one. */
export function listQueue(db: Db, { city, actorId, filter }: QueueOf, { limit, after }: Slice) {
  return waiting(db, city, filter)
    .select([
      'i.id',
      'i.number',
      'i.category',
      'i.submitted_at as submittedAt',
      timeKey('i.queue_at').as('key'),
    ])
    .select(['o.district_id as districtId', 'o.findings', 'c.urgent'])
    .select([
      sql<QueueItem['again']>`case when i.review_asked_at is not null then 'review'
        when i.revised_at is not null then 'revised' end`.as('again'),
      othersTurn(actorId).as('othersTurn'),
    ])
    .select(waitingFacts(actorId))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(i.queue_at, i.id) > (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('i.queue_at')
    .orderBy('i.id')
    .limit(limit + 1)
    .execute()
}

/** How many of those asked for wait, how many of them are urgent, and since when the oldest. */
export function findQueueSize(db: Db, { city, filter }: QueueOf) {
  return waiting(db, city, filter)
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.countAll<number>().filterWhere('c.urgent', '=', true).as('urgent'),
      eb.fn.min<Date | null, 'i.submitted_at'>('i.submitted_at').as('oldestAt'),
    ])
    .executeTakeFirstOrThrow()
}

export async function countWaiting(db: Db, city: string): Promise<number> {
  const { total } = await waiting(db, city, {})
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

/** What waits for a moderator; never what is sealed. */
function waiting(db: Db, city: string, filter: QueueFilter) {
  const asked = conditions(filter)
  return db
    .selectFrom('inquiry as i')
    .innerJoin('inquiry_original as o', (join) =>
      join.onRef('o.city_id', '=', 'i.city_id').onRef('o.inquiry_id', '=', 'i.id'),
    )
    .innerJoin('category as c', 'c.code', 'i.category')
    .where('i.city_id', '=', city)
    .where('i.waiting', '=', true)
    .where('i.sealed', '=', false)
    .$if(asked.length > 0, (query) => query.where((eb) => eb.and(asked)))
}

function conditions({ district, category, finding, age, photos }: QueueFilter): RawBuilder<boolean>[] {
  const asked: RawBuilder<boolean>[] = []
  if (district === 'none') asked.push(sql`o.district_id is null`)
  else if (district) asked.push(sql`o.district_id = ${district}::text`)
  if (category) asked.push(sql`i.category = ${category}::text`)
  if (finding === 'any') asked.push(sql`o.findings <> '{}'`)
  else if (finding) asked.push(sql`${finding}::text = any(o.findings)`)
  if (age) asked.push(sql`i.submitted_at < now() - make_interval(days => ${age === 'day' ? 1 : 3}::int)`)
  if (photos)
    asked.push(sql`exists (select from photo p where p.city_id = i.city_id and p.inquiry_id = i.id)`)
  return asked
}

/** A lease of somebody else that has not run out, by the database's clock. */
export function claimedByOther(actorId: string) {
  return sql<boolean>`coalesce(i.claimed_by <> ${actorId}::text and i.claimed_until > now(), false)`
}
