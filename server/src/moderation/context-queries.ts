import type { Box, LatLng } from '@bezpechne/shared/geo'
import type { InquiryState } from '@bezpechne/shared/inquiry-states'
import { type RawBuilder, sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { asLatLng, inside, pointOf } from '../platform/geo.ts'

/** The inquiry in the middle: where it is, what it says, how far "near" is for it. A sealed one has no neighbours. */
export function findMiddle(db: Db, city: string, id: string) {
  return db
    .selectFrom('inquiry as i')
    .innerJoin('category as c', 'c.code', 'i.category')
    .leftJoin('inquiry_original as o', (join) =>
      join.onRef('o.city_id', '=', 'i.city_id').onRef('o.inquiry_id', '=', 'i.id'),
    )
    .select(['i.category', 'c.near_m as nearMetres', 'o.author_key as authorKey'])
    .select([
      sql<string | null>`coalesce(o.text, i.public_text)`.as('text'),
      sql<string | null>`coalesce(o.district_id, i.district_id)`.as('districtId'),
      asLatLng<LatLng | null>('o.exact_point').as('exactAt'),
      asLatLng<LatLng | null>('i.public_point').as('publicAt'),
    ])
    .where('i.city_id', '=', city)
    .where('i.id', '=', id)
    .where('i.sealed', '=', false)
    .executeTakeFirst()
}

export interface FoundItem {
  id: string
  number: string
  state: InquiryState
  title: string | null
  text: string | null
  submittedAt: Date
  at: LatLng | null
  metres: number | null
  answer: { text: string; by: { uk: string; en: string } | null; on: string } | null
}

// The exact place while it is kept; the middle of a district is no place.
const place = sql`coalesce(o.exact_point, case when c.precision <> 'district' then i.public_point end)`

const answer = sql<FoundItem['answer']>`(
  select json_build_object('text', left(a.text, 600), 'on', (a.published_at at time zone 'Europe/Kyiv')::date::text,
      'by', case when b.id is not null then json_build_object('uk', b.name_uk, 'en', b.name_en) end)
    from answer a left join organisation b on b.city_id = a.city_id and b.id = a.organisation_id
   where a.city_id = i.city_id and a.inquiry_id = i.id and a.state = 'published'
   order by a.published_at desc, a.id desc limit 1)`

function items(db: Db, city: string, metres: RawBuilder<number | null>) {
  return db
    .selectFrom('inquiry as i')
    .innerJoin('category as c', 'c.code', 'i.category')
    .leftJoin('inquiry_original as o', (join) =>
      join.onRef('o.city_id', '=', 'i.city_id').onRef('o.inquiry_id', '=', 'i.id'),
    )
    .select(['i.id', 'i.number', 'i.state', 'i.title', 'o.text', 'i.submitted_at as submittedAt'])
    .select([asPlace.as('at'), metres.as('metres'), answer.as('answer')])
    .where('i.city_id', '=', city)
    .where('i.sealed', '=', false)
}

const asPlace = sql<LatLng | null>`case when ${place} is not null then json_build_object(
  'lat', round(st_y(${place})::numeric, 6)::float8, 'lng', round(st_x(${place})::numeric, 6)::float8) end`

interface Around {
  city: string
  id: string
  at: LatLng
  box: Box
  metres: number
  districtId: string | null
}

/** Public and waiting ones around it, the nearest first. */
export function listNear(db: Db, { city, id, at, box, metres, districtId }: Around, limit: number) {
  const far = sql<
    number | null
  >`round(st_distance(${place}::geography, ${pointOf(at)}::geography, false))::int`
  // NOTE: each part by an index of its own: the map's, the queue's, the list of the latest.
  const ids = sql<string>`(
    select i.id from published_inquiry i where i.city_id = ${city} and ${inside('i.public_point', box)}
    union select i.id from inquiry i where i.city_id = ${city} and i.waiting and not i.sealed
    union select i.id from published_inquiry i where i.city_id = ${city} and i.precision = 'district'
      and i.district_id = ${districtId}::text and i.published_at > now() - interval '31 days')`
  return items(db, city, far)
    .where('i.id', 'in', ids)
    .where('i.id', '<>', id)
    .where(
      sql<boolean>`st_distance(${place}::geography, ${pointOf(at)}::geography, false) <= ${metres}::float8`,
    )
    .orderBy('metres')
    .orderBy('i.id')
    .limit(limit)
    .execute()
}

/** These, in no order. */
export async function listByNumber(db: Db, city: string, numbers: string[]): Promise<FoundItem[]> {
  if (!numbers.length) return []
  return items(db, city, sql<null>`null::int`)
    .where('i.number', 'in', numbers)
    .execute()
}

/** What became of all else that the same person sent to this city. */
export async function findSameAuthor(db: Db, { city, id, key }: { city: string; id: string; key: string }) {
  const { rows } = await sql<
    Record<'waiting' | 'published' | 'answered' | 'rejected' | 'merged' | 'total', number>
  >`
    select count(*)::int as total,
      count(*) filter (where i.state in ('submitted', 'needs-changes'))::int as waiting,
      count(*) filter (where i.state in ('published', 'answered', 'reopened', 'hidden', 'archived'))::int as published,
      count(*) filter (where i.state in ('answered', 'archived'))::int as answered,
      count(*) filter (where i.state = 'rejected')::int as rejected,
      count(*) filter (where i.state = 'merged')::int as merged
      from inquiry_original o join inquiry i on i.city_id = o.city_id and i.id = o.inquiry_id
     where o.city_id = ${city} and o.author_key = ${key} and i.id <> ${id}::uuid and not i.sealed`.execute(db)
  const numbers = await db
    .selectFrom('inquiry_original as o')
    .innerJoin('published_inquiry as i', (join) =>
      join.onRef('i.city_id', '=', 'o.city_id').onRef('i.id', '=', 'o.inquiry_id'),
    )
    .select((eb) => eb.ref('i.number').$notNull().as('number'))
    .where('o.city_id', '=', city)
    .where('o.author_key', '=', key)
    .where('i.id', '<>', id)
    .orderBy('i.published_at', 'desc')
    .limit(20)
    .execute()
  const [counts] = rows
  return counts && { ...counts, numbers: numbers.map(({ number }) => number) }
}
