import { foldName } from '@bezpechne/server/cities/district-file'
import type { DistrictRow, DistrictShape } from '@bezpechne/server/cities/import-queries'

export interface Matched {
  /** What will stand, with the ids of those that stay. */
  districts: (DistrictShape & { id: string; before: DistrictRow | undefined })[]
  removed: DistrictRow[]
}

/** By code first, then by name; what stays keeps its id, so links and inquiries keep their district. */
export function matchDistricts(present: DistrictRow[], shapes: DistrictShape[]): Matched {
  const free = new Set(present)
  const claim = (found: DistrictRow | undefined) => {
    if (found) free.delete(found)
    return found
  }
  const byCode = shapes.map(({ katottg }) =>
    claim(katottg ? present.find((row) => row.katottg === katottg) : undefined),
  )
  const before = shapes.map(
    ({ nameUk }, n) => byCode[n] ?? claim([...free].find((row) => foldName(row.nameUk) === foldName(nameUk))),
  )
  const taken = new Set(before.flatMap((row) => row?.id ?? []))
  const districts = shapes.map((shape, n) => {
    const id = before[n]?.id ?? newSlug(shape, taken)
    taken.add(id)
    return { ...shape, id, before: before[n] }
  })
  return { districts, removed: [...free] }
}

function newSlug({ nameEn, katottg }: DistrictShape, taken: Set<string>): string {
  const words = nameEn
    .toLowerCase()
    .replace(/\s*(district|raion)$/, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
  const slug = words.replaceAll(/^-|-$/g, '').slice(0, 50) || (katottg ?? 'district').toLowerCase()
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? slug : `${slug}-${n}`
    if (!taken.has(id)) return id
  }
}
