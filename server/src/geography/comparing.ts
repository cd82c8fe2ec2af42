import type { Outline } from '@bezpechne/shared/beats'
import type { CheckBorders, Difference } from '@bezpechne/shared/geography'

import type { CityBrief } from '../cities/index.ts'
import type { Db } from '../platform/database.ts'
import type { Matched } from './matching.ts'
import { boundaryOf, compareBoundary, compareDistricts, listKm2 } from './queries.ts'
import { together } from './shape-queries.ts'

/** Whether the city gets a new boundary, and from which shapes. */
export function newBoundary({ layer, boundary }: CheckBorders): boolean {
  return layer === 'boundary' || boundary === 'become'
}

/** The boundary that would be. */
export function futureBoundary(city: string, body: CheckBorders, outlines: readonly Outline[]) {
  return newBoundary(body) ? together(outlines) : boundaryOf(city)
}

export async function compareCity(
  db: Db,
  { id, name }: CityBrief,
  boundary: ReturnType<typeof boundaryOf>,
): Promise<Difference> {
  const { same, ...km2 } = await compareBoundary(db, id, boundary)
  return { kind: same ? 'same' : 'changed', id: null, name: name.uk, nameBefore: null, ...km2 }
}

const order = ['removed', 'added', 'changed', 'same']

/** What becomes of each district: what changes first. */
export async function compareAll(
  db: Db,
  city: string,
  { districts, removed }: Matched,
  outlines: readonly Outline[],
): Promise<Difference[]> {
  const placed = districts.map((district, n) => ({ ...district, outline: outlines[n] ?? district.outline }))
  const staying = placed.filter(({ before }) => before)
  const fresh = placed.filter(({ before }) => !before)
  const compared = await compareDistricts(db, city, staying)
  const km2 = await listKm2(
    db,
    fresh.map(({ outline }) => outline),
  )
  const all: Difference[] = [
    ...removed.map((row) => ({
      kind: 'removed' as const,
      id: row.id,
      name: row.nameUk,
      nameBefore: null,
      km2Before: row.km2,
      km2: null,
      km2Moved: row.km2,
    })),
    ...fresh.map(({ id, nameUk }, n) => ({
      kind: 'added' as const,
      id,
      name: nameUk,
      nameBefore: null,
      km2Before: null,
      km2: km2[n] ?? 0,
      km2Moved: km2[n] ?? 0,
    })),
    ...staying.flatMap(({ id, nameUk, nameEn, katottg, before }, n): Difference[] => {
      const one = compared[n]
      if (!one || !before) return []
      const { same, ...areas } = one
      const isSame =
        same && nameUk === before.nameUk && nameEn === before.nameEn && katottg === (before.katottg ?? '')
      const nameBefore = nameUk === before.nameUk ? null : before.nameUk
      return [{ kind: isSame ? 'same' : 'changed', id, name: nameUk, nameBefore, ...areas }]
    }),
  ]
  return all.toSorted(
    (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind) || other.km2Moved - one.km2Moved,
  )
}
