import type { MultiPolygon } from 'geojson'
import { type RawBuilder, sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import type { Polygons } from './polygons.ts'

interface Shaped {
  polygons: Polygons
}

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
