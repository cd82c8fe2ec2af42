import type { CheckBorders } from '@bezpechne/shared/geography'
import { inLatin } from '@bezpechne/shared/transliteration'

import { foldName } from '../cities/index.ts'
import type { DistrictRow } from './queries.ts'

type Given = CheckBorders['borders'][number]

export interface Matched {
  /** What will stand, with the ids of those that stay. */
  districts: (Given & { id: string; before: DistrictRow | undefined })[]
  removed: DistrictRow[]
}

/** By code first, then by name; what stays keeps its id, so links and inquiries keep it. What a file does not say stays too. */
export function matchDistricts(present: DistrictRow[], borders: readonly Given[]): Matched {
  const free = new Set(present)
  const claim = (found: DistrictRow | undefined) => {
    if (found) free.delete(found)
    return found
  }
  const byCode = borders.map(({ katottg }) =>
    claim(katottg ? present.find((row) => row.katottg === katottg && free.has(row)) : undefined),
  )
  const before = borders.map(
    ({ nameUk }, n) => byCode[n] ?? claim([...free].find((row) => foldName(row.nameUk) === foldName(nameUk))),
  )
  const taken = new Set(present.map(({ id }) => id))
  const districts = borders.map((border, n) => {
    const row = before[n]
    const nameEn = border.nameEn || row?.nameEn || inLatin(border.nameUk)
    const katottg = border.katottg || row?.katottg || ''
    const id = row?.id ?? newSlug({ nameEn, katottg }, taken)
    taken.add(id)
    return { ...border, nameEn, katottg, id, before: row }
  })
  return { districts, removed: [...free] }
}

function newSlug({ nameEn, katottg }: Pick<Given, 'nameEn' | 'katottg'>, taken: Set<string>): string {
  const words = nameEn
    .toLowerCase()
    .replace(/\s*(district|raion)$/, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
  const slug = words.replaceAll(/^-|-$/g, '').slice(0, 50) || katottg.toLowerCase() || 'district'
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? slug : `${slug}-${n}`
    if (!taken.has(id)) return id
  }
}
