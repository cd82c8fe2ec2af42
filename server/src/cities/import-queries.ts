import type { MultiPolygon } from 'geojson'
import { type RawBuilder, sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import type { Polygons } from './geojson-file.ts'

/** A district as a file has it. */
export interface DistrictShape {
  /** How messages call it. */
  label: string
  nameUk: string
  nameEn: string
  katottg: string | null
  polygons: Polygons
}

export interface DistrictRow {
  id: string
  nameUk: string
  katottg: string | null
  km2: number
}

export async function listDistrictRows(db: Db, city: string): Promise<DistrictRow[]> {
  return db
    .selectFrom('district')
    .select(['id', 'name_uk as nameUk', 'katottg'])
    .select(sql<number>`st_area(boundary::geography) / 1e6`.as('km2'))
    .where('city_id', '=', city)
    .orderBy('id')
    .execute()
}

type Shaped = Pick<DistrictShape, 'polygons'>

export function shapesOf(shapes: Shaped[]): RawBuilder<unknown> {
  const geometries = shapes.map(({ polygons }): MultiPolygon => ({
    type: 'MultiPolygon',
    coordinates: polygons,
  }))
  return sql`(select n::int, st_setsrid(st_geomfromgeojson(geometry), 4326) as shape
    from jsonb_array_elements(${JSON.stringify(geometries)}::jsonb) with ordinality as r(geometry, n))`
}

/** Where a border crosses itself, and other reasons not to be a polygon; n counts from 1. */
export async function findInvalid(db: Db, shapes: Shaped[]): Promise<{ n: number; reason: string }[]> {
  const { rows } = await sql<{ n: number; reason: string }>`
    select n, st_isvalidreason(shape) as reason from ${shapesOf(shapes)} s where not st_isvalid(shape) order by n`.execute(
    db,
  )
  return rows
}

/** Pairs that share more than so many square metres. Only for valid shapes. */
export async function findOverlaps(
  db: Db,
  shapes: DistrictShape[],
  m2: number,
): Promise<{ a: number; b: number; m2: number }[]> {
  const { rows } = await sql<{ a: number; b: number; m2: number }>`
    with s as materialized ${shapesOf(shapes)},
    pair as (select a.n as a, b.n as b, st_area(st_intersection(a.shape, b.shape)::geography) as m2
      from s a join s b on a.n < b.n and a.shape && b.shape)
    select * from pair where m2 > ${m2}::float8 order by a, b`.execute(db)
  return rows
}

/** Kilometres from the middle of the city: to the nearest of the shapes, and to their farthest corner. */
export async function getDistance(
  db: Db,
  city: string,
  shapes: Shaped[],
): Promise<{ nearest: number; farthest: number }> {
  const { rows } = await sql<{ nearest: number; farthest: number }>`
    select min(st_distance(s.shape::geography, c.centre::geography)) / 1000 as nearest,
           max((select max(st_distance(p.geom::geography, c.centre::geography)) from st_dumppoints(s.shape) p)) / 1000
             as farthest
      from ${shapesOf(shapes)} s, city c where c.id = ${city}`.execute(db)
  return rows[0] ?? { nearest: Infinity, farthest: Infinity }
}

interface Outline {
  km2: number
  /** Areas inside that belong to no district: enclaves, or gaps of a careless drawing. */
  holes: number[]
}

/** New borders for those that stay, new rows for new ones, and the city becomes all of them together. */
export async function replaceDistricts(
  trx: Trx,
  city: string,
  { districts, credit }: { districts: (DistrictShape & { id: string })[]; credit: string },
): Promise<Outline> {
  const ids = districts.map(({ id }) => id)
  await trx.deleteFrom('district').where('city_id', '=', city).where('id', 'not in', ids).execute()
  // NOTE: two districts may exchange their names, which are unique at every moment.
  await trx
    .updateTable('district')
    .set({ name_uk: sql`'…' || id` })
    .where('city_id', '=', city)
    .execute()
  const names = districts.map(({ id, nameUk, nameEn, katottg }, n) => ({
    n: n + 1,
    id,
    nameUk,
    nameEn,
    katottg,
  }))
  await sql`
    insert into district (city_id, id, name_uk, name_en, katottg, boundary)
    select ${city}, r.id, r."nameUk", r."nameEn", r.katottg, st_multi(s.shape)
      from ${shapesOf(districts)} s join jsonb_to_recordset(${JSON.stringify(names)}::jsonb)
        as r(n int, id text, "nameUk" text, "nameEn" text, katottg text) on r.n = s.n
    on conflict (city_id, id) do update set name_uk = excluded.name_uk, name_en = excluded.name_en,
      katottg = excluded.katottg, boundary = excluded.boundary`.execute(trx)
  await trx
    .updateTable('city')
    .set({
      boundary: sql`(select st_multi(st_union(boundary)) from district where city_id = ${city})`,
      outline: 'surveyed',
      credit,
    })
    .where('id', '=', city)
    .execute()
  return getOutline(trx, city)
}

async function getOutline(trx: Trx, city: string): Promise<Outline> {
  const { rows } = await sql<Outline>`
    select st_area(boundary::geography) / 1e6 as km2, coalesce((select json_agg(st_area((ring).geom::geography) / 1e6)
        from (select st_dumprings((st_dump(boundary)).geom) as ring) rings where (ring).path[1] > 0), '[]') as holes
      from city where id = ${city}`.execute(trx)
  return rows[0] ?? { km2: 0, holes: [] }
}
