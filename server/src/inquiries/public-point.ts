import type { Category } from '@bezpechne/shared/categories'
import type { LatLng } from '@bezpechne/shared/geo'
import { toStep } from '@bezpechne/shared/morton'

import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { findDistrictAt, findDistrictsAt, findMiddle } from './place-queries.ts'
import { streetCell } from './street-cell.ts'

export interface PublicPlace {
  at: LatLng
  mapX: number
  mapY: number
  districtId: string | null
}

interface Exact {
  city: string
  precision: Category['precision']
  exact: LatLng
}

/**
 * What everybody may know of an exact point. The same input gives the same place for ever: asking again, or a second
 * edit, tells nothing more.
 * @param db the open transaction, where there is one
 * @throws AppError 'category-takes-no-pins', 'city-not-found'
 */
export async function publicPointFor(db: Db, { city, precision, exact }: Exact): Promise<PublicPlace> {
  if (precision === 'none') throw new AppError('category-takes-no-pins')
  if (precision === 'district') {
    const district = await findDistrictAt(db, city, exact)
    const middle = await findMiddle(db, city, district)
    if (!middle) throw new AppError('city-not-found')
    return place(middle, district)
  }
  const at = precision === 'street' ? streetCell(exact) : exact
  // NOTE: the district of the public point, not of the exact one: it would tell on which side of a border that is.
  return place(at, await findDistrictAt(db, city, at))
}

/**
 * The same for many points at once: an import asks for thousands.
 * @throws AppError 'category-takes-no-pins', 'city-not-found'
 */
export async function publicPointsFor(
  db: Db,
  city: string,
  points: Omit<Exact, 'city'>[],
): Promise<PublicPlace[]> {
  const seen = points.map(({ precision, exact }) => {
    if (precision === 'none') throw new AppError('category-takes-no-pins')
    return precision === 'street' ? streetCell(exact) : exact
  })
  const districts = await findDistrictsAt(db, city, seen)
  const middles = new Map<string | undefined, LatLng>()
  for (const [n, { precision }] of points.entries()) {
    const district = districts[n]
    if (precision !== 'district' || middles.has(district)) continue
    const middle = await findMiddle(db, city, district)
    if (!middle) throw new AppError('city-not-found')
    middles.set(district, middle)
  }
  return points.map(({ precision }, n) => {
    const at = precision === 'district' ? middles.get(districts[n]) : seen[n]
    if (!at) throw new AppError('internal')
    return place(at, districts[n])
  })
}

function place(at: LatLng, district: string | undefined): PublicPlace {
  const { x, y } = toStep(at.lng, at.lat)
  return { at, mapX: x, mapY: y, districtId: district ?? null }
}
