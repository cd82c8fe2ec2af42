import type { PublicAnswer, TimelineStep } from '@bezpechne/shared/inquiries'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { dayOf } from './public-queries.ts'

const organisation = sql<PublicAnswer['organisation']>`(
  select json_build_object('uk', o.name_uk, 'en', o.name_en) from organisation o
   where o.city_id = e.city_id and o.id = e.organisation_id)`.as('organisation')

/** Published ones, the latest last. */
export function listAnswers(db: Db, city: string, inquiryId: string): Promise<PublicAnswer[]> {
  return db
    .selectFrom('answer as e')
    .select(['text', 'basis', 'steps', organisation, dayOf('published_at').as('publishedOn')])
    .where('city_id', '=', city)
    .where('inquiry_id', '=', inquiryId)
    .where('state', '=', 'published')
    .orderBy('published_at')
    .orderBy('id')
    .execute()
}

/** Photos that a moderator chose to show. */
export function listShownPhotos(db: Db, city: string, inquiryId: string) {
  return db
    .selectFrom('photo')
    .select(['id', 'width', 'height'])
    .where('city_id', '=', city)
    .where('inquiry_id', '=', inquiryId)
    .where('shown', '=', true)
    .orderBy('position')
    .execute()
}

/** The life of an inquiry by day; who did it stays inside, the organisation does not. */
export function listTimeline(
  db: Db,
  city: string,
  inquiryId: string,
  steps: TimelineStep['step'][],
): Promise<TimelineStep[]> {
  return db
    .selectFrom('inquiry_event as e')
    .select([sql<TimelineStep['step']>`step`.as('step'), dayOf('at').as('on'), organisation])
    .where('city_id', '=', city)
    .where('inquiry_id', '=', inquiryId)
    .where('step', 'in', steps)
    .where('undone', '=', false)
    .orderBy('seq')
    .execute()
}

/** Whether it was public once and no longer is, hidden or in the archive: everybody may know that much. */
export async function wasPublic(db: Db, city: string, number: string): Promise<boolean> {
  const found = await db
    .selectFrom('inquiry')
    .select('state')
    .where('city_id', '=', city)
    .where('number', '=', number)
    .where('state', 'in', ['hidden', 'archived'])
    .executeTakeFirst()
  return found !== undefined
}
