import type { LatLng } from '@bezpechne/shared/geo'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { metresTo } from '../platform/geo.ts'

/** Outlines are generalised: between two districts there may be a gap that belongs to the nearer one. */
const gap = 500

export async function hasDistrict(db: Db, city: string, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('district')
    .select('id')
    .where('city_id', '=', city)
    .where('id', '=', id)
    .executeTakeFirst()
  return found !== undefined
}

/** The district at a point, or the nearest within the gap. */
export async function findDistrictAt(db: Db, city: string, at: LatLng): Promise<string | undefined> {
  const found = await db
    .selectFrom('district')
    .select('id')
    .where('city_id', '=', city)
    .where(metresTo('boundary', at), '<=', gap)
    .orderBy(metresTo('boundary', at))
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return found?.id
}

/** The same for many points, in their order. NOTE: distances are measured only for points no district covers. */
export async function findDistrictsAt(
  db: Db,
  city: string,
  points: LatLng[],
): Promise<(string | undefined)[]> {
  const { rows } = await sql<{ district: string | null }>`
    select coalesce(
      (select d.id from district d where d.city_id = ${city} and st_covers(d.boundary, p.at) order by d.id limit 1),
      (select d.id from district d where d.city_id = ${city} and st_dwithin(d.boundary::geography, p.at::geography, ${gap}::float8)
        order by st_distance(d.boundary::geography, p.at::geography), d.id limit 1)) as district
      from jsonb_array_elements(${JSON.stringify(points)}::jsonb) with ordinality as r(point, n)
     cross join lateral (select st_setsrid(st_makepoint((point->>'lng')::float8, (point->>'lat')::float8), 4326) as at) p
     order by n`.execute(db)
  return rows.map(({ district }) => district ?? undefined)
}

/** A point well inside the district; of the city where there is none. */
export async function findMiddle(
  db: Db,
  city: string,
  district: string | undefined,
): Promise<LatLng | undefined> {
  const inside = sql<LatLng>`(select json_build_object('lat', round(st_y(p)::numeric, 6)::float8,
    'lng', round(st_x(p)::numeric, 6)::float8) from st_pointonsurface(boundary) p)`.as('at')
  const found = district
    ? await db
        .selectFrom('district')
        .select(inside)
        .where('city_id', '=', city)
        .where('id', '=', district)
        .executeTakeFirst()
    : await db.selectFrom('city').select(inside).where('id', '=', city).executeTakeFirst()
  return found?.at
}
