import type { Trx } from '../platform/database.ts'
import { publicPointsFor } from './public-point.ts'
import { countOutside, listPlaced, setPlaces } from './redistrict-queries.ts'

const atOnce = 2000
const beforeAll = '00000000-0000-0000-0000-000000000000'

/**
 * After new borders: every public place gets the district it lies in now. One that is shown as a whole district moves
 * with it; all others stay where they are.
 * @throws AppError 'city-not-found'
 */
export async function redistrict(trx: Trx, city: string): Promise<{ moved: number; outside: number }> {
  let moved = 0
  let after = beforeAll
  for (;;) {
    const rows = await listPlaced(trx, city, after, atOnce)
    const last = rows.at(-1)
    if (!last) return { moved, outside: await countOutside(trx, city) }
    after = last.id
    const places = await publicPointsFor(
      trx,
      city,
      rows.map(({ precision, at, exact }) =>
        precision === 'district' && exact ? { precision, exact } : { precision: 'exact', exact: at },
      ),
    )
    const changed = rows.flatMap(({ id, at, districtId }, n) => {
      const place = places[n]
      if (!place || (place.districtId === districtId && place.at.lat === at.lat && place.at.lng === at.lng))
        return []
      return [{ id, ...place }]
    })
    if (changed.length) await setPlaces(trx, city, changed)
    moved += changed.length
  }
}
