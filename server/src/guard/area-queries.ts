import type { MultiPolygon } from 'geojson'
import { type RawBuilder, sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'

/** [longitude, latitude] rings of each polygon, as GeoJSON has them. */
interface Shaped {
  polygons: MultiPolygon['coordinates']
}

function shapeOf({ polygons }: Shaped): RawBuilder<string> {
  const json = JSON.stringify({ type: 'MultiPolygon', coordinates: polygons })
  return sql<string>`st_setsrid(st_geomfromgeojson(${json}::text), 4326)`
}

/** How much of the city each of them covers, from 0 to 1; n counts from 1. */
export async function getShareOfCity(
  db: Db,
  city: string,
  areas: readonly Shaped[],
): Promise<{ n: number; share: number }[]> {
  const shares: { n: number; share: number }[] = []
  for (const [n, area] of areas.entries()) {
    const { rows } = await sql<{ share: number }>`
      select (st_area(st_intersection(boundary, ${shapeOf(area)})) / st_area(boundary))::float8 as share
        from city where id = ${city}`.execute(db)
    shares.push({ n: n + 1, share: rows[0]?.share ?? 0 })
  }
  return shares
}

/** By its name. @returns whether it is new */
export async function setArea(trx: Trx, city: string, area: Shaped & { name: string }): Promise<boolean> {
  const { isNew } = await trx
    .insertInto('no_publish_area')
    .values({ city_id: city, id: newId(), name: area.name, shape: shapeOf(area) })
    .onConflict((known) => known.columns(['city_id', 'name']).doUpdateSet({ shape: shapeOf(area) }))
    .returning(sql<boolean>`xmax = 0`.as('isNew'))
    .executeTakeFirstOrThrow()
  return isNew
}

/** @returns whether there was one */
export async function deleteArea(trx: Trx, city: string, name: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('no_publish_area')
    .where('city_id', '=', city)
    .where('name', '=', name)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
