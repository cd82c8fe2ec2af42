import {
  type DistrictShape,
  findInvalid,
  findOverlaps,
  getDistance,
  listDistrictRows,
  replaceDistricts,
} from '@bezpechne/server/cities/import-queries'
import type { CityBrief } from '@bezpechne/server/cities/index'
import { redistrict } from '@bezpechne/server/inquiries/redistrict'
import { forgetDistricts } from '@bezpechne/server/inquiries/redistrict-queries'
import { type Db, transact } from '@bezpechne/server/platform/database'

import { type Matched, matchDistricts } from './match-districts.ts'

/** What only PostGIS sees. */
export async function findProblems(
  db: Db,
  city: CityBrief,
  shapes: DistrictShape[],
  toleranceM2: number,
): Promise<string[]> {
  const labelOf = (n: number) => shapes[n - 1]?.label ?? `feature ${n}`
  const invalid = await findInvalid(db, shapes)
  if (invalid.length)
    return invalid.map(
      ({ n, reason }) => `${labelOf(n)}: ${reason.replace('[', ' at [')} (longitude latitude)`,
    )
  const overlaps = await findOverlaps(db, shapes, toleranceM2)
  const { nearest, farthest } = await getDistance(db, city.id, shapes)
  return [
    ...overlaps.map(({ a, b, m2 }) => `${labelOf(a)} and ${labelOf(b)} share ${Math.round(m2)} m²`),
    ...(nearest > 20
      ? [`The districts lie ${Math.round(nearest)} km from ${city.name.uk}: another city's file?`]
      : []),
    // The largest community is some 60 km across: beyond twice that it is a region or the country.
    ...(nearest <= 20 && farthest > 120
      ? [`The districts reach ${Math.round(farthest)} km from ${city.name.uk}: regions, not districts?`]
      : []),
  ]
}

export interface Change extends Matched {
  km2: number
  holes: number[]
  /** Inquiries that get another district, and those now outside. */
  moved: number
  outside: number
}

class Undo extends Error {}

/** All of it in one transaction. A dry run is the same one, undone at its end: what it tells is what a commit does. */
export async function importDistricts(
  db: Db,
  city: string,
  shapes: DistrictShape[],
  { commit, credit }: { commit: boolean; credit: string },
): Promise<Change> {
  let change: Change | undefined
  try {
    await transact(db, async (trx) => {
      const matched = matchDistricts(await listDistrictRows(trx, city), shapes)
      await forgetDistricts(
        trx,
        city,
        matched.removed.map(({ id }) => id),
      )
      const outline = await replaceDistricts(trx, city, { districts: matched.districts, credit })
      change = { ...matched, ...outline, ...(await redistrict(trx, city)) }
      if (!commit) throw new Undo()
    })
  } catch (error) {
    if (!(error instanceof Undo)) throw error
  }
  if (!change) throw new Error('The districts were not compared')
  return change
}
