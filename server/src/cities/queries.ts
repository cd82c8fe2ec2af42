import type { City, CityContact, CityContext, CityDetail, CityState } from '@bezpechne/shared/cities'
import type { LatLng } from '@bezpechne/shared/geo'
import { type RawBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'

import type { Db } from '../platform/database.ts'
import { asLatLng, pointOf } from '../platform/geo.ts'

/** What the other domains need of a city. */
export type CityBrief = Pick<City, 'id' | 'code' | 'name' | 'centre' | 'zoom'> & { contact: CityContact }

const namesOf = (table: string) =>
  sql<
    City['name']
  >`json_build_object('uk', ${sql.ref(`${table}.name_uk`)}, 'en', ${sql.ref(`${table}.name_en`)})`

/** Of the community: everybody reads it. */
const contactOf = sql<CityContact>`json_build_object('phone', city.contact_phone, 'email', city.contact_email)`

/** With further languages, where its people gave them. */
const cityNames = sql<
  City['name']
>`(json_build_object('uk', city.name_uk, 'en', city.name_en)::jsonb || city.further_names)`

const bboxOf = sql<City['bbox']>`json_build_array(
  round(st_xmin(city.boundary)::numeric, 6)::float8, round(st_ymin(city.boundary)::numeric, 6)::float8,
  round(st_xmax(city.boundary)::numeric, 6)::float8, round(st_ymax(city.boundary)::numeric, 6)::float8)`

export async function findCity(db: Db, id: string): Promise<CityBrief | undefined> {
  return db
    .selectFrom('city')
    .select(['id', 'code', 'zoom', cityNames.as('name'), asLatLng('city.centre').as('centre')])
    .select(contactOf.as('contact'))
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Whether everybody may see a city; undefined where there is none. */
export async function findState(db: Db, id: string): Promise<CityState | undefined> {
  const city = await db.selectFrom('city').select('state').where('id', '=', id).executeTakeFirst()
  return city?.state
}

/** Some cities, whatever their state, for who works in them. */
export function listNamed(
  db: Db,
  ids: readonly string[],
): Promise<(Pick<City, 'id' | 'name'> & { state: CityState })[]> {
  return db
    .selectFrom('city')
    .select(['id', 'state', cityNames.as('name')])
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::text[])`)
    .orderBy('id')
    .execute()
}

/** The id of the district that holds the point; on a common border the first by id. None outside, or in a gap. */
export async function districtAt(db: Db, city: string, at: LatLng): Promise<string | undefined> {
  const found = await db
    .selectFrom('district')
    .select('id')
    .where('city_id', '=', city)
    .where(covers('boundary', at))
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return found?.id
}

export async function isInsideCity(db: Db, city: string, at: LatLng): Promise<boolean> {
  const found = await db
    .selectFrom('city')
    .select('id')
    .where('id', '=', city)
    .where(covers('boundary', at))
    .executeTakeFirst()
  return found !== undefined
}

/** The same for many points, in their order. */
export async function areInsideCity(db: Db, city: string, points: LatLng[]): Promise<boolean[]> {
  const { rows } = await sql<{ inside: boolean }>`
    select exists (select 1 from city where id = ${city} and st_covers(boundary,
        st_setsrid(st_makepoint((point->>'lng')::float8, (point->>'lat')::float8), 4326))) as inside
      from jsonb_array_elements(${JSON.stringify(points)}::jsonb) with ordinality as r(point, n) order by n`.execute(
    db,
  )
  return rows.map(({ inside }) => inside)
}

// Covers, not contains: a point on the border is inside.
function covers(column: string, at: LatLng): RawBuilder<boolean> {
  return sql<boolean>`st_covers(${sql.ref(column)}, ${pointOf(at)})`
}

/** Those that everybody may see. */
export async function listCities(db: Db): Promise<City[]> {
  const rows = await citiesWithCounts(db).where('city.state', '=', 'public').execute()
  return rows.map(cityOf)
}

export async function findCityDetail(
  db: Db,
  id: string,
): Promise<Omit<CityDetail, 'cards' | 'look'> | undefined> {
  const row = await citiesWithCounts(db)
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('district')
          .select(['district.id', namesOf('district').as('name')])
          .whereRef('district.city_id', '=', 'city.id')
          .orderBy(sql`district.name_uk collate "und-x-icu"`),
      ).as('districts'),
      jsonArrayFrom(
        eb
          .selectFrom('city_category')
          .select('city_category.category')
          .whereRef('city_category.city_id', '=', 'city.id')
          .where('city_category.active', '=', true)
          .orderBy('city_category.position'),
      ).as('categories'),
    ])
    .select(contactOf.as('contact'))
    .where('city.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { districts, categories, contact, ...city } = row
  return { ...cityOf(city), districts, contact, categories: categories.map(({ category }) => category) }
}

function citiesWithCounts(db: Db) {
  return db
    .selectFrom('city')
    .leftJoin(
      // Kept by the fold, so equal to the map's; counting the inquiries would take longer the more there are.
      (eb) =>
        eb
          .selectFrom('city_month')
          .select('city_id')
          .select((row) => [row.fn.sum<number>('red').as('red'), row.fn.sum<number>('green').as('green')])
          .groupBy('city_id')
          .as('counted'),
      (join) => join.onRef('counted.city_id', '=', 'city.id'),
    )
    .select(['city.id', 'city.code', 'city.zoom', 'city.outline', 'city.credit'])
    .select([cityNames.as('name'), asLatLng('city.centre').as('centre'), bboxOf.as('bbox')])
    .select(['counted.red', 'counted.green'])
    .orderBy(sql`city.name_uk collate "und-x-icu"`)
}

type Counted = Omit<City, 'contextUrl' | 'counts'> & { red: number | null; green: number | null }

function cityOf({ red, green, ...city }: Counted): City {
  return {
    ...city,
    contextUrl: `/api/v1/cities/${city.id}/context.geojson`,
    counts: { red: red ?? 0, green: green ?? 0 },
  }
}

type Feature = CityContext['features'][number]

/** Outline, water, districts, in the order in which a map draws them; nothing for an unknown city. */
export async function listContext(db: Db, city: string): Promise<Feature[]> {
  const { rows } = await sql<{
    kind: Feature['properties']['kind']
    id: string
    name: City['name']
    geometry: Feature['geometry']
  }>`
    select kind, id, json_build_object('uk', name_uk, 'en', name_en) as name, st_asgeojson(shape, 6)::json as geometry
      from (
        select 0 as layer, 'city' as kind, id, name_uk, name_en, boundary as shape from city where id = ${city}
        union all
        select 1, 'water', id, name_uk, name_en, shape from water where city_id = ${city}
        union all
        select 2, 'district', id, name_uk, name_en, boundary from district where city_id = ${city}
      ) layers
     order by layer, id`.execute(db)
  return rows.map(({ kind, id, name, geometry }) => ({
    type: 'Feature',
    properties: { kind, id, name },
    geometry,
  }))
}
