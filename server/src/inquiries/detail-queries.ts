import type { PublicAnswer, PublicInquiry, TimelineStep } from '@bezpechne/shared/inquiries'
import { publicStates } from '@bezpechne/shared/inquiry-states'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { isFrozen } from '../platform/frozen.ts'
import { publicFile } from './photo-queries.ts'
import { dayOf } from './public-queries.ts'

const organisation = sql<PublicAnswer['organisation']>`(
  select json_build_object('uk', o.name_uk, 'en', o.name_en) from organisation o
   where o.city_id = e.city_id and o.id = e.organisation_id)`.as('organisation')

const revisions = sql`(
  select coalesce(json_agg(json_build_object('text', r.text, 'basis', r.basis, 'steps', r.steps, 'sources', r.sources,
      'reason', r.reason, 'on', ${dayOf('r.replaced_at')}) order by r.no), '[]')
    from answer_revision r where r.city_id = e.city_id and r.answer_id = e.id)`

const current = sql`exists (select from inquiry i where i.city_id = e.city_id and i.id = e.inquiry_id
  and i.state = 'answered') and not exists (select from inquiry_event r where r.city_id = e.city_id
  and r.inquiry_id = e.inquiry_id and r.step = 'reopen' and r.at > e.published_at)`

/** Exactly the fields of PublicAnswer. */
const answer = [
  'e.text',
  'e.basis',
  'e.steps',
  'e.sources',
  organisation,
  dayOf('e.published_at').as('publishedOn'),
  'e.edited',
  current.as('current'),
  dayOf('e.checked_at').$castTo<string | null>().as('checkedOn'),
  revisions.as('revisions'),
] as const

/** Published ones, the latest last. */
export function listAnswers(db: Db, city: string, inquiryId: string): Promise<PublicAnswer[]> {
  return db
    .selectFrom('answer as e')
    .select(answer)
    .where('e.city_id', '=', city)
    .where('e.inquiry_id', '=', inquiryId)
    .where('e.state', '=', 'published')
    .orderBy('e.published_at')
    .orderBy('e.id')
    .$castTo<PublicAnswer>()
    .execute()
}

/** The same for many inquiries at once, by number; of those alone that everybody may see. */
export async function listAnswersOf(
  db: Db,
  city: string,
  numbers: string[],
): Promise<Map<string, PublicAnswer[]>> {
  const rows = await db
    .selectFrom('answer as e')
    .innerJoin('public_inquiry as p', (join) =>
      join.onRef('p.city_id', '=', 'e.city_id').onRef('p.id', '=', 'e.inquiry_id'),
    )
    .select(answer)
    .select('p.number')
    .where('e.city_id', '=', city)
    .where('p.number', '=', sql<string>`any(${numbers}::text[])`)
    .where('e.state', '=', 'published')
    .orderBy('e.published_at')
    .orderBy('e.id')
    .$castTo<PublicAnswer & { number: string }>()
    .execute()
  const found = new Map<string, PublicAnswer[]>()
  for (const { number, ...one } of rows) found.set(number, [...(found.get(number) ?? []), one])
  return found
}

/** How often it went which way; and why a moderator opened it again, which is said while it is open. */
export function findTurns(db: Db, city: string, inquiryId: string) {
  return db
    .selectFrom('inquiry as i')
    .select([
      sql<PublicInquiry['counts']>`(select json_build_object(
        'answered', count(*) filter (where e.step = 'answer'), 'confirmed', count(*) filter (where e.step = 'confirm'),
        'disputed', count(*) filter (where e.step = 'dispute'), 'reopened', count(*) filter (where e.step = 'reopen'))
        from inquiry_event e where e.city_id = i.city_id and e.inquiry_id = i.id)`.as('counts'),
      sql<PublicInquiry['voices']>`(select json_build_object(
        'helped', count(*) filter (where v.helped), 'notHelped', count(*) filter (where not v.helped))
        from voice v where v.city_id = i.city_id and v.inquiry_id = i.id and i.state = 'answered'
         and v.at >= i.answered_at)`.as('voices'),
      sql<string | null>`case when i.state = 'reopened' then (select e.reason from inquiry_event e
        where e.city_id = i.city_id and e.inquiry_id = i.id and e.step = 'reopen'
        order by e.seq desc limit 1) end`.as('reopenReason'),
    ])
    .where('city_id', '=', city)
    .where('id', '=', inquiryId)
    .executeTakeFirstOrThrow()
}

/** Photos that a moderator chose to show; a new copy is a new address, so no cache shows the one before. */
export function listShownPhotos(db: Db, city: string, inquiryId: string) {
  return db
    .selectFrom('photo as p')
    .select([publicFile.as('id'), 'width', 'height'])
    .where('city_id', '=', city)
    .where('inquiry_id', '=', inquiryId)
    .where('shown', '=', true)
    .orderBy('position')
    .execute()
}

/** The life of an inquiry by day; who did it stays inside, the organisation does not. */
export async function listTimeline(
  db: Db,
  city: string,
  inquiryId: string,
  steps: TimelineStep['step'][],
): Promise<TimelineStep[]> {
  const past = await db
    .selectFrom('inquiry_event as e')
    .select([sql<TimelineStep['step']>`step`.as('step'), dayOf('at').as('on'), organisation])
    .where('city_id', '=', city)
    .where('inquiry_id', '=', inquiryId)
    .where('step', 'in', steps)
    .where('undone', '=', false)
    .orderBy('seq')
    .execute()
  // Box by box, word by word: to everybody else one day's changes are one.
  return past.filter(({ step, on }, n) => {
    const before = past[n - 1]
    return step !== 'edit' || before?.step !== 'edit' || before.on !== on
  })
}

/**
 * Whether it was public once and is not now, hidden, frozen, merged, taken back or in the archive: everybody may know that much, and
 * not which of them it is.
 */
export async function wasPublic(db: Db, city: string, number: string): Promise<boolean> {
  const found = await db
    .selectFrom('inquiry')
    .select('state')
    .where('city_id', '=', city)
    .where('number', '=', number)
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['hidden', 'archived']),
        eb.and([eb('state', 'in', publicStates), isFrozen('inquiry')]),
        eb.and([eb('state', 'in', ['merged', 'withdrawn']), eb('published_at', 'is not', null)]),
      ]),
    )
    .executeTakeFirst()
  return found !== undefined
}
