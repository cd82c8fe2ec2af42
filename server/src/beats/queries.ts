import type { Beat, BeatDetail, BeatNotice, BeatOutlines, Outline } from '@bezpechne/shared/beats'
import type { LatLng } from '@bezpechne/shared/geo'
import { type RawBuilder, sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { pointOf } from '../platform/geo.ts'

/** Days begin at midnight in Kyiv, wherever the server stands. */
export const today: RawBuilder<string> = sql<string>`(now() at time zone 'Europe/Kyiv')::date`

export interface NearBeat {
  id: string
  /** Metres, 0 inside. */
  distance: number
}

/**
 * The beat that holds the point first (on a common border the first by id), then those within the doubt, nearest first.
 * NOTE: the box around the point meets the index; metres on the ellipsoid are only asked of the few that it finds.
 */
export async function listNear(db: Db, city: string, at: LatLng, doubt: number): Promise<NearBeat[]> {
  const north = doubt / 110_000
  const east = north / Math.max(0.01, Math.cos((at.lat * Math.PI) / 180))
  const { rows } = await sql<NearBeat>`
    with near as materialized (
      select id, case when st_covers(boundary, point) then 0
          else greatest(st_distance(boundary::geography, point::geography), 0.01) end as distance
        from beat, (select ${pointOf(at)} as point) as given
       where city_id = ${city} and retired_at is null
         and boundary && st_expand(point, ${east}::float8, ${north}::float8))
    select id, distance from near where distance <= ${doubt}::float8 order by distance, id`.execute(db)
  return rows
}

/** The id of the one beat that a point belongs to; on a common border the first by id. */
export async function beatAt(db: Db, city: string, at: LatLng): Promise<string | undefined> {
  const row = await db
    .selectFrom('beat')
    .select('id')
    .where('city_id', '=', city)
    .where('retired_at', 'is', null)
    .where(sql<boolean>`st_covers(boundary, ${pointOf(at)})`)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

export type BeatRow = Beat & { stationId: string | null; version: number }

/** Those that are in force, in the order of the ids given. */
export async function listBeatsById(db: Db, city: string, ids: string[]): Promise<BeatRow[]> {
  const { rows } = await sql<BeatRow>`
    select b.id, json_build_object('uk', b.name_uk, 'en', b.name_en) as name, b.setting, b.residents,
           b.station_id as "stationId", b.version, case when d.id is null then null else
             json_build_object('id', d.id, 'name', json_build_object('uk', d.name_uk, 'en', d.name_en)) end as district
      from unnest(${ids}::text[]) with ordinality as asked(id, n)
      join beat b on b.city_id = ${city} and b.id = asked.id and b.retired_at is null
      left join district d on d.city_id = b.city_id and d.id = b.district_id
     order by asked.n`.execute(db)
  return rows
}

export async function findBeat(db: Db, city: string, id: string): Promise<BeatRow | undefined> {
  return (await listBeatsById(db, city, [id]))[0]
}

type Drawn = Pick<BeatDetail, 'outline' | 'bbox' | 'neighbours'>

// Some twenty metres at 50° north: a street that two files draw a little differently still has two sides.
const touching = 0.0003

/** The shape of a beat, and who shares a border with it. */
export async function findDrawn(db: Db, city: string, id: string): Promise<Drawn | undefined> {
  const { rows } = await sql<Drawn>`
    select st_asgeojson(b.boundary, 6)::json as outline, json_build_array(
        round(st_xmin(b.boundary)::numeric, 6)::float8, round(st_ymin(b.boundary)::numeric, 6)::float8,
        round(st_xmax(b.boundary)::numeric, 6)::float8, round(st_ymax(b.boundary)::numeric, 6)::float8) as bbox,
      coalesce((select json_agg(json_build_object('id', n.id,
            'name', json_build_object('uk', n.name_uk, 'en', n.name_en)) order by n.id)
          from beat n where n.city_id = b.city_id and n.id <> b.id and n.retired_at is null
            and st_dwithin(n.boundary, b.boundary, ${touching}::float8)), '[]') as neighbours
      from beat b where b.city_id = ${city} and b.id = ${id} and b.retired_at is null`.execute(db)
  return rows[0]
}

export function listNotices(db: Db, city: string, beat: string): Promise<BeatNotice[]> {
  return db
    .selectFrom('beat_notice')
    .select(['id', 'title', 'text', 'since', 'until'])
    .where('city_id', '=', city)
    .where('beat_id', '=', beat)
    .where('withdrawn_at', 'is', null)
    .where('since', '<=', today)
    .where('until', '>=', today)
    .orderBy('since', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** All outlines, by id. */
export async function listOutlines(db: Db, city: string): Promise<BeatOutlines['features']> {
  const { rows } = await sql<{ id: string; name: Beat['name']; geometry: Outline }>`
    select id, json_build_object('uk', name_uk, 'en', name_en) as name, st_asgeojson(boundary, 6)::json as geometry
      from beat where city_id = ${city} and retired_at is null order by id`.execute(db)
  return rows.map(({ id, name, geometry }) => ({
    type: 'Feature',
    id,
    properties: { id, name },
    geometry,
  }))
}
