import type { DeskAnswer } from '@bezpechne/shared/answers'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { type Slice, timeKey } from '../platform/page.ts'
import { dayIn, isCurrent, monthsOf, namesOf, sourcesOf } from './parts-queries.ts'

/** Answers that wait for a person: to be read before they are published, or looked at again because they age. */
export interface Waiting {
  city: string
  what: 'toCheck' | 'ageing'
  /** Whose; null for those of every organisation. */
  organisationId: string | null
}

/** Longest waiting first; one row more than the limit, where there is one. */
export function listWaiting(db: Db, waiting: Waiting, { limit, after }: Slice) {
  const since = waiting.what === 'toCheck' ? 'a.changed_at' : 'a.published_at'
  return waitingOnes(db, waiting)
    .leftJoin('organisation as g', (join) =>
      join.onRef('g.city_id', '=', 'a.city_id').onRef('g.id', '=', 'a.organisation_id'),
    )
    .select(['a.id', 'a.version', 'a.text', 'a.basis', 'a.steps', 'a.by_link as byLink'])
    .select(['i.number', 'i.category', 'i.public_place as place'])
    .select((eb) => [
      eb.ref('i.title').$notNull().as('title'),
      eb.ref('i.public_text').$notNull().as('question'),
      eb.ref(since).$notNull().as('since'),
      timeKey(since).as('key'),
      sourcesOf('a'),
      monthsOf('a'),
      namesOf('g'),
      sql<DeskAnswer['reviewBy']>`a.review_by::text`.as('reviewBy'),
      dayIn('a.checked_at').as('checkedOn'),
      sql<number>`(select count(*)::int from voice v where v.city_id = i.city_id and v.inquiry_id = i.id
        and v.at >= i.answered_at and not v.helped)`.as('notHelped'),
    ])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(${sql.ref(since)}, a.id) > (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy(since)
    .orderBy('a.id')
    .limit(limit + 1)
    .execute()
}

export async function countWaiting(db: Db, waiting: Waiting): Promise<number> {
  const { total } = await waitingOnes(db, waiting)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

function waitingOnes(db: Db, { city, what, organisationId }: Waiting) {
  const all = db
    .selectFrom('answer as a')
    .innerJoin('inquiry as i', (join) =>
      join.onRef('i.city_id', '=', 'a.city_id').onRef('i.id', '=', 'a.inquiry_id'),
    )
    .where('a.city_id', '=', city)
    .$if(organisationId !== null, (query) => query.where('a.organisation_id', '=', organisationId))
  if (what === 'toCheck') {
    // Of what is green already, the answers of other bodies that were given it.
    return all.where('a.state', '=', 'review').where(
      sql<boolean>`(i.state in ('published', 'reopened') or (i.state = 'answered' and exists (select from assignment g
        where g.city_id = a.city_id and g.inquiry_id = a.inquiry_id and g.organisation_id = a.organisation_id
          and g.withdrawn_at is null and g.answered_at is null)))`,
    )
  }
  // What was answered before it was opened again is history: nobody reads it as the answer.
  return all
    .where('a.state', '=', 'published')
    .where(isCurrent('a'))
    .where(sql<boolean>`a.review_by <= (now() at time zone 'Europe/Kyiv')::date`)
}
