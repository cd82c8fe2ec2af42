import type { Outline } from '@bezpechne/shared/beats'
import type { LatLng } from '@bezpechne/shared/geo'
import { type RawBuilder, sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { asLatLng, partsOf } from '../platform/geo.ts'

/** A table of n, from 1, and shape. */
export function given(outlines: readonly Outline[]): RawBuilder<unknown> {
  return sql`(select n::int, st_setsrid(st_geomfromgeojson(outline), 4326) as shape
    from jsonb_array_elements(${JSON.stringify(outlines)}::jsonb) with ordinality as r(outline, n))`
}

/** All together, as one shape. */
export function together(outlines: readonly Outline[]): RawBuilder<unknown> {
  return sql`(select st_multi(st_unaryunion(st_collect(shape))) from ${given(outlines)} g)`
}

export interface Mended {
  n: number
  at: LatLng | null
  /** How many areas it has as drawn and as mended, by how much ground they differ, and how much it is. */
  partsBefore: number
  parts: number
  m2: number
  whole: number
  /** Null: no area is left, or what is left cannot be written down. */
  outline: Outline | null
}

// Square degrees, some 80 m². NOTE: not asked of the globe, where three corners on a line of the map do hold ground.
const leastGround = 1e-8

/** Those that are no borders as they stand, and what they would be. */
export async function listMended(db: Db, outlines: readonly Outline[]): Promise<Mended[]> {
  const { rows } = await sql<Mended>`
    with judged as materialized (select g.n, g.shape, d.location from ${given(outlines)} g,
      st_isvaliddetail(g.shape) d where not d.valid or st_area(g.shape) < ${leastGround}::float8),
    mended as materialized (select n, shape, location,
      st_multi(st_collectionextract(st_makevalid(shape), 3)) as good from judged),
    written as materialized (select n, shape, location, good, st_asgeojson(good, 9) as json from mended)
    select n, ${asLatLng('location')} as at, st_numgeometries(shape) as "partsBefore",
      case when st_area(good) < ${leastGround}::float8 then 0 else st_numgeometries(good) end as parts, coalesce(st_area(good::geography), 0)::float8 as whole,
      coalesce(abs(st_area(good) - st_area(shape)) / nullif(st_area(good), 0) * st_area(good::geography), 0)::float8 as m2,
      case when st_isempty(good) or not st_isvalid(st_geomfromgeojson(json)) then null else json::json end as outline
      from written order by n`.execute(db)
  return rows
}

const drawn = sql`m2::float8 as m2, st_asgeojson(st_multi(shape), 6)::json as shape, ${asLatLng('middle')} as at`

interface Drawn {
  m2: number
  shape: Outline
  at: LatLng
}

/** Ground that two share, more than so many square metres; the largest first. */
export async function listShared(
  db: Db,
  outlines: readonly Outline[],
  m2: number,
): Promise<(Drawn & { one: number; other: number })[]> {
  const { rows } = await sql<Drawn & { one: number; other: number }>`
    with s as materialized ${given(outlines)},
    pair as materialized (select a.n as one, b.n as other, st_intersection(a.shape, b.shape) as shape
      from s a join s b on a.n < b.n and a.shape && b.shape and not st_touches(a.shape, b.shape)),
    ground as (select one, other, parts.shape, parts.m2, st_pointonsurface(parts.shape) as middle
      from pair, ${partsOf(sql`pair.shape`)} parts where parts.shape is not null)
    select one, other, ${drawn} from ground where m2 > ${m2}::float8 order by ground.m2 desc, one, other`.execute(
    db,
  )
  return rows
}

/** What of each lies outside the boundary, and what share of it that is; the largest first. */
export async function listBeyond(
  db: Db,
  outlines: readonly Outline[],
  boundary: RawBuilder<unknown>,
): Promise<(Drawn & { n: number; share: number })[]> {
  const { rows } = await sql<Drawn & { n: number; share: number }>`
    with c as materialized (select ${boundary} as shape),
    beyond as materialized (select s.n, st_area(s.shape::geography) as whole, st_difference(s.shape, c.shape) as shape
      from ${given(outlines)} s, c where not st_coveredby(s.shape, c.shape)),
    ground as (select n, parts.shape, parts.m2, parts.m2 / nullif(whole, 0) as share, st_pointonsurface(parts.shape) as middle
      from beyond, ${partsOf(sql`beyond.shape`)} parts where parts.shape is not null)
    select n, share::float8 as share, ${drawn} from ground order by ground.m2 desc, n`.execute(db)
  return rows
}

/** Ground of the city that no district holds, a row a place; the largest first. */
export async function listBare(
  db: Db,
  outlines: readonly Outline[],
  boundary: RawBuilder<unknown>,
): Promise<Drawn[]> {
  if (!outlines.length) return []
  const { rows } = await sql<Drawn>`
    with empty as (select st_difference(${boundary}, ${together(outlines)}) as shape),
    ground as (select parts.shape, parts.m2, st_pointonsurface(parts.shape) as middle
      from empty, st_dump(st_collectionextract(empty.shape, 3)) one, ${partsOf(sql`one.geom`)} parts
     where parts.shape is not null)
    select ${drawn} from ground order by ground.m2 desc`.execute(db)
  return rows
}

/** Kilometres from the middle of the city: to the nearest of the shapes, and to their farthest corner. */
export async function getDistance(
  db: Db,
  city: string,
  outlines: readonly Outline[],
): Promise<{ nearest: number; farthest: number }> {
  const { rows } = await sql<{ nearest: number; farthest: number }>`
    with middle as (
      -- Nobody has said yet where a city of no border lies: then the file does.
      select case when c.outline = 'circle' then (select st_centroid(st_collect(g.shape)) from ${given(outlines)} g)
                  else c.centre end as at
        from city c where c.id = ${city})
    select min(st_distance(s.shape::geography, m.at::geography)) / 1000 as nearest,
           max((select max(st_distance(p.geom::geography, m.at::geography)) from st_dumppoints(st_convexhull(s.shape)) p)) / 1000
             as farthest
      from ${given(outlines)} s, middle m`.execute(db)
  return rows[0] ?? { nearest: Infinity, farthest: Infinity }
}

/** Areas inside that are not of it: enclaves, or gaps of a careless drawing. */
export async function listHoles(db: Db, boundary: RawBuilder<unknown>): Promise<Drawn[]> {
  const { rows } = await sql<Drawn>`
    with hole as (select st_makepolygon(st_exteriorring((ring).geom)) as shape
      from (select st_dumprings((st_dump(${boundary})).geom) as ring) rings where (ring).path[1] > 0),
    ground as (select shape, st_area(shape::geography) as m2, st_pointonsurface(shape) as middle from hole)
    select ${drawn} from ground order by ground.m2 desc`.execute(db)
  return rows
}
