import type { Trx } from '../platform/database.ts'
import { publicPointsFor } from './public-point.ts'
import { listPlaced, setPlaces } from './redistrict-queries.ts'

interface Slice {
  /** The inquiry that was looked at last. */
  after: string
  most: number
}

/**
 * After new borders: some public places get the district they lie in now, in the order of ids. One that is shown as a
 * whole district moves with it; all others stay where they are. The same slice again changes nothing.
 * @returns the last that was looked at; undefined: there is none after it
 * @throws AppError 'city-not-found'
 */
export async function redistrictSome(
  trx: Trx,
  city: string,
  { after, most }: Slice,
): Promise<{ last: string | undefined; looked: number; moved: number }> {
  const rows = await listPlaced(trx, city, after, most)
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
  return { last: rows.at(-1)?.id, looked: rows.length, moved: changed.length }
}
