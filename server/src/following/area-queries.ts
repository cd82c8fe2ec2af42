import { type RawBuilder, sql } from 'kysely'

import type { Db } from '../platform/database.ts'

/** A city district has some tens of them. */
const mostKm2 = 100

/** A closed ring of [longitude, latitude] as a geometry. */
export function shapeOf(ring: readonly [number, number][]): RawBuilder<string> {
  const json = JSON.stringify({ type: 'Polygon', coordinates: [ring] })
  return sql<string>`st_setsrid(st_geomfromgeojson(${json}::text), 4326)`
}

/** What is wrong with an area to follow; undefined where nothing is. NOTE: asked in this order, each stands on those before; 1e-10 square degrees are less than a metre. */
export async function findAreaTrouble(db: Db, city: string, ring: readonly [number, number][]) {
  const { rows } = await sql<{ trouble: 'empty' | 'crossing' | 'elsewhere' | 'large' | null }>`
    select case when st_dimension(st_convexhull(g.shape)) < 2 then 'empty'
                when not st_isvalid(g.shape) then 'crossing'
                when st_area(g.shape) < 1e-10 then 'empty'
                when not st_intersects(g.shape, c.boundary) then 'elsewhere'
                when st_area(g.shape::geography) > ${mostKm2 * 1e6}::float8 then 'large' end as trouble
      from city c, (select ${shapeOf(ring)} as shape) g where c.id = ${city}`.execute(db)
  return rows[0]?.trouble ?? undefined
}
