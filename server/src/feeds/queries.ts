import type { Names } from '@bezpechne/shared/cities'
import { type FeedQuery, ringOf } from '@bezpechne/shared/feeds'
import type { Outcome } from '@bezpechne/shared/inquiry-states'
import { type RawBuilder, sql } from 'kysely'

import type { Db } from '../platform/database.ts'

type Narrowed = Omit<FeedQuery, 'language'>

/** The shape that a feed is of; null: the whole city. */
function shapeOf({ bbox, area }: Narrowed): RawBuilder<string> {
  if (bbox) {
    const { west, south, east, north } = bbox
    return sql`st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)`
  }
  if (!area) return sql`null::geometry`
  const json = JSON.stringify({ type: 'Polygon', coordinates: [ringOf(area)] })
  return sql`st_setsrid(st_geomfromgeojson(${json}::text), 4326)`
}

/** False where its sides cross, or it holds no ground. */
export async function isArea(db: Db, narrowed: Narrowed): Promise<boolean> {
  const { rows } = await sql<{ valid: boolean | null }>`
    select st_isvalid(s) and st_area(s) > 1e-10 as valid from (select ${shapeOf(narrowed)} as s) g`.execute(
    db,
  )
  return rows[0]?.valid ?? true
}

/** The newest publications of a shape. NOTE: what is not narrowed to one has an index that says it. */
export async function listInShape(
  db: Db,
  city: string,
  narrowed: Narrowed,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select i.number from public_inquiry i, (select ${shapeOf(narrowed)} as shape) g
     where i.city_id = ${city} and st_intersects(i.public_point, g.shape) and ${passes(narrowed)}
     order by i.published_at desc, i.id desc limit ${limit}::int`.execute(db)
  return rows.map(({ number }) => number)
}

export interface Entry {
  number: string
  title: string
  text: string
  place: string | null
  district: Names | null
  outcome: Outcome
  category: string
  answer: string | null
  answeredBy: Names | null
  publishedOn: string
  /** The day of the latest change that everybody may know of, as a moment in Kyiv; the time of day is nobody's. */
  updatedAt: Date
  updatedOn: string
}

/** So many of a city's latest changes are looked through for those that a feed is of. */
const latest = 2000

/**
 * Those of the numbers and of the latest changes that pass, the latest change first.
 * NOTE: public_inquiry and nothing else says what there is. A second for each change of a day, so that a reader sees
 * that something is new, and not at what time it was.
 */
export async function listEntries(
  db: Db,
  { city, narrowed, numbers }: { city: string; narrowed: Narrowed; numbers: string[] },
  limit: number,
): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    with candidate as materialized (
      select i.id from public_inquiry i where i.city_id = ${city} and i.number = any(${numbers}::text[])
      union
      select e.inquiry_id from (select inquiry_id from inquiry_event where city_id = ${city} and ${isNews}
        order by at desc limit ${latest}::int) e)
    select i.number, i.title, i.public_text as text, i.public_place as place, i.category,
           (select json_build_object('uk', d.name_uk, 'en', d.name_en) from district d
             where d.city_id = i.city_id and d.id = i.district_id) as district,
           (select o.outcome from outcome_of(i.city_id, i.id, i.state, i.answered_at) o) as outcome,
           case when i.state = 'answered' then a.text end as answer, a.by as "answeredBy",
           (i.published_at at time zone 'Europe/Kyiv')::date::text as "publishedOn",
           u.day::text as "updatedOn",
           (u.day::timestamp + make_interval(secs => u.changes)) at time zone 'Europe/Kyiv' as "updatedAt"
      from candidate c join public_inquiry i on i.city_id = ${city} and i.id = c.id
     cross join (select ${shapeOf(narrowed)} as shape) g
     cross join lateral (
       select (t.at at time zone 'Europe/Kyiv')::date as day, count(*)::int as changes, max(t.at) as at from (
         select greatest(e.at, i.published_at) as at from inquiry_event e
          where e.city_id = i.city_id and e.inquiry_id = i.id and ${isNews}
         union all select i.published_at) t
        group by 1 order by 1 desc limit 1) u
      left join lateral (
        select a.text, case when o.id is not null then json_build_object('uk', o.name_uk, 'en', o.name_en) end as by
          from answer a left join organisation o on o.city_id = a.city_id and o.id = a.organisation_id
         where a.city_id = i.city_id and a.inquiry_id = i.id and a.state = 'published'
         order by a.published_at desc, a.id desc limit 1) a on true
     where (g.shape is null or st_intersects(i.public_point, g.shape)) and ${passes(narrowed)}
     order by u.at desc, i.number desc limit ${limit}::int`.execute(db)
  return rows
}

// As the index inquiry_event_changed says it.
const isNews = sql<boolean>`step in ('answer', 'add-answer', 'revise-answer', 'reopen', 'neighbours-confirm',
  'neighbours-dispute', 'confirm')`

function passes({ category, district }: Narrowed): RawBuilder<boolean> {
  return sql<boolean>`(${category ?? null}::text is null or i.category = ${category ?? null}::text)
    and (${district ?? null}::text is null or i.district_id = ${district ?? null}::text)`
}

export async function findDistrictName(db: Db, city: string, id: string): Promise<Names | undefined> {
  const found = await db
    .selectFrom('district')
    .select(['name_uk as uk', 'name_en as en'])
    .where('city_id', '=', city)
    .where('id', '=', id)
    .executeTakeFirst()
  return found
}
