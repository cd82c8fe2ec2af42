import type { LatLng } from '@bezpechne/shared/geo'
import type { TypedPlace } from '@bezpechne/shared/place-names'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'

export interface FoundPlace {
  id: string
  kind: 'street' | 'settlement'
  uk: string
  en: string
  aroundUk: string
  aroundEn: string
  former: string
  at: LatLng | null
  approximate: boolean
  credit: string
  /** 0 to 1: how much of what was typed is in the name. */
  near: number
  /** 3 the whole name, 2 its beginning, 1 that of one of its words, 0 only like it. */
  step: number
  /** Metres from the point to the farthest end of a line; 0 for a point. */
  reach: number
}

// A point on the line near its middle: a street is where it is.
const middle = sql`case st_geometrytype(p.shape) when 'ST_Point' then p.shape
  when 'ST_LineString' then st_lineinterpolatepoint(p.shape, 0.5) else st_pointonsurface(p.shape) end`

/**
 * Places whose name begins so, has a word that begins so, or is written much like it; each place once, by its best
 * name. All conditions have the trigram index: 10 to 30 ms among 29,815 places.
 */
export async function listLike(
  db: Db,
  city: string,
  { sought, type }: Pick<TypedPlace, 'sought' | 'type'>,
  most: number,
): Promise<FoundPlace[]> {
  // NOTE: folded, so it holds letters, digits and spaces alone: no wildcard of anybody else.
  const [first, word] = [`${sought}%`, `% ${sought}%`]
  const { rows } = await sql<FoundPlace>`
    with hit as materialized (
      select n.place_id, n.former,
             case when n.sought = ${sought} then 3 when n.sought like ${first} then 2 when n.sought like ${word} then 1 else 0 end as step,
             greatest(similarity(n.sought, ${sought}), word_similarity(${sought}, n.sought) * 0.9) as near
        from place_name n
       where n.city_id = ${city} and (n.sought like ${first} or n.sought like ${word}
             or n.sought % ${sought}::text or ${sought}::text <% n.sought)
       order by step desc, near desc limit 200
    ), best as (
      select distinct on (place_id) * from hit order by place_id, step desc, near desc, former = '' desc
    ), top as (
      select p.*, b.former, b.step, b.near from best b join place p on p.city_id = ${city} and p.id = b.place_id
       order by b.step desc, (p.type = ${type}) desc, round(b.near::numeric, 2) desc, p.kind desc, length(p.name_uk), p.name_uk collate "und-x-icu", p.id
       limit ${most}::int
    )
    select p.id, p.kind, p.name_uk as uk, p.name_en as en, p.around_uk as "aroundUk", p.around_en as "aroundEn",
           p.former, p.approximate, p.credit, p.near::float8 as near, p.step,
           case when m.at is null then null else json_build_object(
             'lat', round(st_y(m.at)::numeric, 6)::float8, 'lng', round(st_x(m.at)::numeric, 6)::float8) end as at,
           coalesce(st_maxdistance(st_transform(p.shape, 3857), st_transform(m.at, 3857))
             * cos(radians(st_y(m.at))), 0)::float8 as reach
      from top p cross join lateral (select ${middle} as at) m
     order by p.step desc, (p.type = ${type}) desc, round(p.near::numeric, 2) desc, p.kind desc, length(p.name_uk), p.name_uk collate "und-x-icu", p.id`.execute(
    db,
  )
  return rows
}

export interface ListedPlace {
  kind: 'street' | 'settlement'
  uk: string
  en: string
  aroundUk: string
  aroundEn: string
  approximate: boolean
  credit: string
  /** [longitude, latitude] to a metre. */
  at: [number, number] | null
  former: string[]
}

/** All of a city, streets first. 29,815 in 0.4 s. */
export async function listAllPlaces(db: Db, city: string, most: number): Promise<ListedPlace[]> {
  const { rows } = await sql<ListedPlace>`
    with past as (
      select place_id, json_agg(distinct former) as former from place_name
       where city_id = ${city} and former <> '' group by place_id
    )
    select p.kind, p.name_uk as uk, p.name_en as en, p.around_uk as "aroundUk", p.around_en as "aroundEn",
           p.approximate, p.credit, coalesce(past.former, '[]') as former,
           case when m.at is null then null else json_build_array(
             round(st_x(m.at)::numeric, 5)::float8, round(st_y(m.at)::numeric, 5)::float8) end as at
      from place p left join past on past.place_id = p.id cross join lateral (select ${middle} as at) m
     where p.city_id = ${city}
     order by p.kind desc, p.name_uk collate "und-x-icu", p.id
     limit ${most}::int`.execute(db)
  return rows
}

/** West, south, east, north of the city, for a geocoder that wants to know where to look. */
export async function findBox(db: Db, city: string): Promise<[number, number, number, number] | undefined> {
  const { rows } = await sql<{ box: [number, number, number, number] }>`
    select json_build_array(round(st_xmin(boundary)::numeric, 6)::float8, round(st_ymin(boundary)::numeric, 6)::float8,
             round(st_xmax(boundary)::numeric, 6)::float8, round(st_ymax(boundary)::numeric, 6)::float8) as box
      from city where id = ${city}`.execute(db)
  return rows[0]?.box
}
