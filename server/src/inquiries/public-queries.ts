import type { ExportedInquiry, InquirySummary } from '@bezpechne/shared/inquiries'
import type { InquiryFilter } from '@bezpechne/shared/inquiry-filter'
import type { Outcome } from '@bezpechne/shared/inquiry-states'
import { type RawBuilder, sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { asLatLng } from '../platform/geo.ts'
import { gridBox } from './sought.ts'
import { mentions, wordsOf } from './word-queries.ts'

// NOTE: whoever is a stranger reads view public_inquiry and nothing else; days, never times.

/** The public inquiries of a city, as "i". */
export function publicInquiries(db: Db, city: string) {
  return db.selectFrom('public_inquiry as i').where('i.city_id', '=', city)
}

/** The day in Kyiv of a time column. */
export function dayOf(column: string) {
  return sql<string>`(${sql.ref(column)} at time zone 'Europe/Kyiv')::date::text`
}

const district = sql`(
  select json_build_object('id', d.id, 'name', json_build_object('uk', d.name_uk, 'en', d.name_en))
    from district d where d.city_id = i.city_id and d.id = i.district_id)`

const answeredBy = sql`(
  select json_build_object('uk', o.name_uk, 'en', o.name_en)
    from answer a join organisation o on o.city_id = a.city_id and o.id = a.organisation_id
   where a.city_id = i.city_id and a.inquiry_id = i.id and a.state = 'published'
   order by a.published_at desc limit 1)`

/** Exactly the fields of InquirySummary. */
export const summary = [
  'i.number',
  'i.city_id as city',
  'i.category',
  'i.state',
  'i.colour',
  sql<Outcome>`(select o.outcome from outcome_of(i.city_id, i.id, i.state, i.answered_at) o)`.as('outcome'),
  'i.title',
  'i.public_place as place',
  district.as('district'),
  asLatLng('i.public_point').as('at'),
  'i.precision',
  dayOf('i.published_at').as('publishedOn'),
  sql`case when i.state = 'answered' then ${dayOf('i.answered_at')} end`.as('answeredOn'),
  answeredBy.as('answeredBy'),
  'i.supports',
] as const

/** Whether a row of public_inquiry, as "i", passes. */
export function passesFilter(filter: InquiryFilter): RawBuilder<boolean> {
  const { bbox, colour, categories, from, to, district: districtId, q } = filter
  const conditions: RawBuilder<boolean>[] = [sql<boolean>`true`]
  if (bbox) {
    const { west, east, north, south } = gridBox(bbox)
    conditions.push(
      sql`i.map_x between ${west}::int and ${east}::int and i.map_y between ${north}::int and ${south}::int`,
    )
  }
  if (colour) conditions.push(sql`i.colour = any(${colour}::text[])`)
  if (categories) conditions.push(sql`i.category = any(${categories}::text[])`)
  if (from !== undefined) conditions.push(sql`i.public_month >= ${from}::int2`)
  if (to !== undefined) conditions.push(sql`i.public_month <= ${to}::int2`)
  if (districtId) conditions.push(sql`i.district_id = ${districtId}`)
  conditions.push(...wordsOf(q).map(mentions))
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

/** Public facts of one. Whether it was public before and is hidden now is another question: wasPublic. */
export function findSummary(db: Db, city: string, number: string) {
  return publicInquiries(db, city)
    .where('i.number', '=', number)
    .select([...summary, 'i.id', 'i.public_text as text', 'i.edit_reason as editReason'])
    .select([
      'i.happened_on as happenedOn',
      organisation.as('organisation'),
      organisations.as('organisations'),
    ])
    .$castTo<InquirySummary & Detail>()
    .executeTakeFirst()
}

interface Detail {
  id: string
  text: string
  editReason: string | null
  happenedOn: string | null
  organisation: { uk: string; en: string } | null
  organisations: { uk: string; en: string }[]
}

const organisation = sql`(select json_build_object('uk', o.name_uk, 'en', o.name_en)
  from organisation o where o.city_id = i.city_id and o.id = i.organisation_id)`

const organisations = sql`(select coalesce(json_agg(json_build_object('uk', o.name_uk, 'en', o.name_en)
    order by (o.id = i.organisation_id) desc, a.assigned_at, o.id), '[]')
  from assignment a join organisation o on o.city_id = a.city_id and o.id = a.organisation_id
 where a.city_id = i.city_id and a.inquiry_id = i.id and a.withdrawn_at is null)`

/** Of these, those that everybody may read now, as they are read now. */
export async function listShown(db: Db, city: string, numbers: string[]): Promise<ExportedInquiry[]> {
  return publicInquiries(db, city)
    .where('i.number', 'in', numbers)
    .select([...summary, 'i.public_text as text'])
    .$castTo<ExportedInquiry>()
    .execute()
}
