import type { Outline } from '@bezpechne/shared/beats'
import type { LatLng } from '@bezpechne/shared/geo'
import { type RawBuilder, sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { asLatLng, partsOf } from '../platform/geo.ts'

export interface Shape {
  id: string
  outline: Outline
}

function shapesOf(shapes: Shape[]): RawBuilder<unknown> {
  const rows = shapes.map(({ id, outline }) => ({ id, outline }))
  return sql`(select id, st_setsrid(st_geomfromgeojson(outline), 4326) as shape
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, outline jsonb))`
}

/** Where an outline crosses itself. */
export async function listCrossings(db: Db, shapes: Shape[]): Promise<{ id: string; at: LatLng }[]> {
  const { rows } = await sql<{ id: string; at: LatLng }>`
    select id, ${asLatLng('at')} as at from (
      select id, coalesce(detail.location, st_pointonsurface(st_envelope(shape))) as at
        from ${shapesOf(shapes)} s, st_isvaliddetail(shape) detail where not detail.valid) wrong order by id`.execute(
    db,
  )
  return rows
}

/** What a city's beats would be: those of a file, and those that stay beside them. */
interface Whole {
  city: string
  shapes: Shape[]
  /** Beats that are neither in the file nor stay. */
  without: string[]
  gapsNear?: boolean
}

const drawn = sql`m2::float8 as m2, st_asgeojson(st_multi(shape), 6)::json as shape, ${asLatLng('middle')} as at`

interface Drawn {
  m2: number
  shape: Outline
  at: LatLng
}

const wholeOf = ({ city, shapes, without }: Whole) => sql`
  file as materialized ${shapesOf(shapes)},
  whole as materialized (select id, shape, true as is_new from file union all
    select id, boundary, false from beat where city_id = ${city} and retired_at is null
      and id <> all(${without}::text[]) and id not in (select id from file))`

/** Ground that two beats share, at least one of them of the file; the largest first. */
export async function listOverlaps(db: Db, whole: Whole): Promise<(Drawn & { beats: string[] })[]> {
  const { rows } = await sql<Drawn & { beats: string[] }>`
    with ${wholeOf(whole)},
    pair as materialized (select a.id as one, b.id as other, st_intersection(a.shape, b.shape) as shape
      from whole a join whole b on a.id < b.id and (a.is_new or b.is_new) and a.shape && b.shape
       and not st_touches(a.shape, b.shape)),
    common as (select one, other, parts.shape, parts.m2, st_pointonsurface(parts.shape) as middle
      from pair, ${partsOf(sql`pair.shape`)} parts where parts.shape is not null)
    select json_build_array(one, other) as beats, ${drawn} from common order by common.m2 desc, one, other`.execute(
    db,
  )
  return rows
}

/** Ground of the city without a beat, a row a place; the largest first. */
export async function listGaps(db: Db, whole: Whole): Promise<Drawn[]> {
  const { rows } = await sql<Drawn>`
    with ${wholeOf(whole)},
    empty as (select st_difference(boundary, (select st_unaryunion(st_collect(shape)) from whole)) as shape
      from city where id = ${whole.city}),
    place as (select parts.shape, parts.m2, st_pointonsurface(parts.shape) as middle
      from empty, st_dump(st_collectionextract(empty.shape, 3)) one, ${partsOf(sql`one.geom`)} parts
     where parts.shape is not null and (not ${whole.gapsNear ?? false}::boolean
       or exists (select from file where st_dwithin(file.shape, parts.shape, 0.0003))))
    select ${drawn} from place order by place.m2 desc`.execute(db)
  return rows
}

/** What of each beat of the file lies outside the city; the largest first. */
export async function listOutside(
  db: Db,
  city: string,
  shapes: Shape[],
): Promise<(Drawn & { id: string })[]> {
  const { rows } = await sql<Drawn & { id: string }>`
    with beyond as materialized (select s.id, st_difference(s.shape, c.boundary) as shape
      from ${shapesOf(shapes)} s, city c where c.id = ${city} and not st_coveredby(s.shape, c.boundary)),
    place as (select id, parts.shape, parts.m2, st_pointonsurface(parts.shape) as middle
      from beyond, ${partsOf(sql`beyond.shape`)} parts where parts.shape is not null)
    select id, ${drawn} from place order by place.m2 desc, id`.execute(db)
  return rows
}

/** How many of them meet the city at all. */
export async function countInCity(db: Db, city: string, shapes: Shape[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count
    from ${shapesOf(shapes)} s, city c where c.id = ${city} and st_intersects(s.shape, c.boundary)`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}
