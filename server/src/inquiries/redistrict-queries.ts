import type { Category } from '@bezpechne/shared/categories'
import type { LatLng } from '@bezpechne/shared/geo'
import { sql } from 'kysely'

import type { Trx } from '../platform/database.ts'
import { asLatLng } from '../platform/geo.ts'
import type { PublicPlace } from './public-point.ts'

export interface Placed {
  id: string
  precision: Category['precision']
  districtId: string | null
  at: LatLng
  exact: LatLng | null
}

/** Before their districts go: the reference may not outlive them. */
export async function forgetDistricts(trx: Trx, city: string, gone: string[]): Promise<void> {
  if (!gone.length) return
  for (const table of ['inquiry', 'inquiry_original'] as const) {
    await trx
      .updateTable(table)
      .set({ district_id: null })
      .where('city_id', '=', city)
      .where('district_id', 'in', gone)
      .execute()
  }
}

/** With a public place, after an id, in the order of ids. */
export async function listPlaced(trx: Trx, city: string, after: string, limit: number): Promise<Placed[]> {
  return trx
    .selectFrom('inquiry')
    .innerJoin('category', 'category.code', 'inquiry.category')
    .leftJoin('inquiry_original', (join) =>
      join
        .onRef('inquiry_original.city_id', '=', 'inquiry.city_id')
        .onRef('inquiry_original.inquiry_id', '=', 'inquiry.id'),
    )
    .select(['inquiry.id', 'category.precision', 'inquiry.district_id as districtId'])
    .select([
      asLatLng('inquiry.public_point').as('at'),
      asLatLng<LatLng | null>('inquiry_original.exact_point').as('exact'),
    ])
    .where('inquiry.city_id', '=', city)
    .where('inquiry.public_point', 'is not', null)
    .where('inquiry.id', '>', after)
    .orderBy('inquiry.id')
    .limit(limit)
    .execute()
}

export async function setPlaces(
  trx: Trx,
  city: string,
  places: (PublicPlace & { id: string })[],
): Promise<void> {
  const rows = places.map(({ id, at, mapX, mapY, districtId }) => ({ id, ...at, mapX, mapY, districtId }))
  await sql`
    update inquiry i set district_id = r."districtId", map_x = r."mapX", map_y = r."mapY",
      public_point = st_setsrid(st_makepoint(r.lng, r.lat), 4326)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, lat float8, lng float8, "mapX" int,
      "mapY" int, "districtId" text)
    where i.city_id = ${city} and i.id = r.id`.execute(trx)
}

/** How many have a public place: so many a change of borders looks at. */
export async function countPlaced(trx: Trx, city: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from inquiry where city_id = ${city} and public_point is not null`.execute(
    trx,
  )
  return rows[0]?.count ?? 0
}
