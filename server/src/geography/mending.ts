import type { Outline } from '@bezpechne/shared/beats'
import type { CheckBorders } from '@bezpechne/shared/geography'
import { mapFinding, type MapFinding } from '@bezpechne/shared/map-files'

import type { Db } from '../platform/database.ts'
import { labelOf } from './naming.ts'
import { getDistance, listMended, type Mended } from './shape-queries.ts'

type Border = CheckBorders['borders'][number]

// By so much the area of a border may change when it is mended: a spike or a loop of some metres, not another border.
const mostShare = 0.0005
const mostM2 = 2000

/** Borders that can be stored, and what is wrong with those that cannot. */
export async function mendAll(
  db: Db,
  borders: readonly Border[],
): Promise<{ outlines: Outline[]; findings: MapFinding[] }> {
  const outlines = borders.map(({ outline }) => outline)
  const findings: MapFinding[] = []
  for (const mended of await listMended(db, outlines)) {
    const border = borders[mended.n - 1]
    if (!border) continue
    const named = [labelOf(border)]
    if (mended.outline && isSmall(mended)) {
      outlines[mended.n - 1] = mended.outline
      findings.push(mapFinding('repaired', { named, at: mended.at, m2: mended.m2 }))
    } else if (mended.parts === 0) findings.push(mapFinding('no-border', { named, at: mended.at }))
    else findings.push(mapFinding('crosses-itself', { named, at: mended.at }))
  }
  return { outlines, findings }
}

/** No part is lost, and what changes is no ground that anybody lives on. */
function isSmall({ m2, whole, parts, partsBefore }: Mended): boolean {
  return parts >= partsBefore && m2 <= Math.min(mostM2, whole * mostShare)
}

/** Whether it is this city at all, in kilometres from its middle. */
export async function findElsewhere(
  db: Db,
  city: string,
  outlines: readonly Outline[],
): Promise<MapFinding[]> {
  const { nearest, farthest } = await getDistance(db, city, outlines)
  if (nearest > 20) return [mapFinding('another-city', { count: Math.round(nearest) })]
  // The largest community is some 60 km across: beyond twice that it is a region or the country.
  return farthest > 120 ? [mapFinding('too-wide', { count: Math.round(farthest) })] : []
}
