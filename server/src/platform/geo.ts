import type { Box, LatLng } from '@bezpechne/shared/geo'
import { type RawBuilder, sql } from 'kysely'

// NOTE: casts tell both engines the type of a parameter, and PostGIS which overload is meant.

/** A point to write or compare: geometry(point, 4326). */
export function pointOf({ lat, lng }: LatLng): RawBuilder<string> {
  return sql<string>`st_setsrid(st_makepoint(${lng}::float8, ${lat}::float8), 4326)`
}

/** A geometry column as { lat, lng }, at most 6 decimals; null stays null. */
export function asLatLng<T extends LatLng | null = LatLng>(column: string): RawBuilder<T> {
  const at = sql.ref(column)
  return sql<T>`case when ${at} is null then null else
    json_build_object('lat', round(st_y(${at})::numeric, 6)::float8, 'lng', round(st_x(${at})::numeric, 6)::float8) end`
}

/** Whether a geometry column meets the box; uses its GiST index. */
export function inside(column: string, { west, south, east, north }: Box): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} && st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)`
}

/** Metres on the ellipsoid between a geometry column and a point. */
export function metresTo(column: string, at: LatLng): RawBuilder<number> {
  return sql<number>`st_distance(${sql.ref(column)}::geography, ${pointOf(at)}::geography)`
}

// Borders that two offices drew never meet to the centimetre: what is thin or tiny is no finding.
const leastM2 = 100
const leastWidth = 1

/** Of ground that a check found, every part that is neither tiny nor a sliver: of even width, twice its area by its circumference. */
export function partsOf(shape: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
  lateral (select st_collect(part.geom) as shape, sum(st_area(part.geom::geography)) as m2
     from st_dump(st_collectionextract(${shape}, 3)) part
    where st_area(part.geom::geography) >= ${leastM2}::float8
      and 2 * st_area(part.geom::geography) >= ${leastWidth}::float8 * st_perimeter(part.geom::geography))`
}
