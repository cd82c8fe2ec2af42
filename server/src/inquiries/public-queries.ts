import type { InquirySummary } from '@bezpechne/shared/inquiries'
import type { InquiryFilter } from '@bezpechne/shared/inquiry-filter'
import type { Outcome } from '@bezpechne/shared/inquiry-states'
import { stemsOf } from '@bezpechne/shared/stems'
import { type RawBuilder, sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { asLatLng, inside } from '../platform/geo.ts'

// NOTE: whoever is a stranger reads view public_inquiry and nothing else; days, never times.

/** The public inquiries of a city, as "i". */
export function publicInquiries(db: Db, city: string) {
  return db.selectFrom('public_inquiry as i').where('i.city_id', '=', city)
}
type PublicInquiries = ReturnType<typeof publicInquiries>

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
  sql<Outcome>`inquiry_outcome(i.city_id, i.id, i.state, i.answered_at)`.as('outcome'),
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

export function narrow(rows: PublicInquiries, filter: InquiryFilter): PublicInquiries {
  const { bbox, colour, categories, from, to, district: districtId, q } = filter
  let kept = rows
  if (bbox) kept = kept.where(inside('i.public_point', bbox))
  if (colour) kept = kept.where('i.colour', 'in', colour)
  if (categories) kept = kept.where('i.category', 'in', categories)
  if (from !== undefined) kept = kept.where('i.public_month', '>=', from)
  if (to !== undefined) kept = kept.where('i.public_month', '<=', to)
  if (districtId) kept = kept.where('i.district_id', '=', districtId)
  for (const word of wordsOf(q)) kept = kept.where(mentions(word))
  return kept
}

/** Each word must occur in one of its forms, or as a part of a word, up to five. */
function wordsOf(q: string | undefined): string[] {
  return q?.split(/\s+/u).filter(Boolean).slice(0, 5) ?? []
}

function mentions(word: string) {
  const stems = stemsOf(word).map((stem) => `'${stem}'`)
  const inAnyForm = stems.length
    ? sql<boolean>`exists (select from inquiry_search s where s.city_id = i.city_id and s.inquiry_id = i.id
        and s.stems @@ ${stems.join(' & ')}::tsquery)`
    : sql<boolean>`false`
  return sql<boolean>`(i.number = upper(${word}) or ${inAnyForm}
    or ${begins(sql`i.title || ' ' || i.public_text`, word)} or ${begins(sql`i.public_place`, word)})`
}

/** A word of the text begins so: who is still typing finds it, "люк" does not find "малюк". */
function begins(text: RawBuilder<unknown>, word: string) {
  // NOTE: only our own wildcards count. The first condition is the one that the index of words knows.
  const anywhere = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const atStart = `(^|[^а-яґєії’'a-z0-9])${word.toLowerCase().replaceAll(/[^\p{L}\d]/gu, String.raw`\$&`)}`
  return sql<boolean>`((${text}) ilike ${anywhere} and lower(${text}) ~ ${atStart})`
}

export async function countColours(db: Db, city: string, filter: InquiryFilter) {
  return narrow(publicInquiries(db, city), filter)
    .select([
      sql<number>`count(*) filter (where i.colour = 'red')`.as('red'),
      sql<number>`count(*) filter (where i.colour = 'green')`.as('green'),
    ])
    .executeTakeFirstOrThrow()
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
