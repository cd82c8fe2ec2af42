import type { CheckBorders } from '@bezpechne/shared/geography'
import { mapFinding, type MapFinding } from '@bezpechne/shared/map-files'
import { typedLine } from '@bezpechne/shared/text'

import { foldName } from '../cities/index.ts'

type Border = CheckBorders['borders'][number]

const Name = typedLine(1, 200)

/** How findings call a border. */
export function labelOf({ nameUk, number }: Border): string {
  return nameUk || `№ ${number}`
}

/** What is wrong with the names and codes of districts. */
export function findNames(borders: readonly Border[]): MapFinding[] {
  const seen = new Map<string, Border>()
  const findings = borders.flatMap((border) => {
    const { nameUk, katottg, number } = border
    const named = [labelOf(border)]
    const found: MapFinding[] = []
    if (!Name.safeParse(nameUk).success) found.push(mapFinding('no-name', { named: [`№ ${number}`] }))
    else if (seen.has(foldName(nameUk)))
      found.push(mapFinding('name-twice', { named: [`${nameUk} (№ ${number})`] }))
    if (katottg && !/^UA\d{17}$/.test(katottg)) found.push(mapFinding('bad-code', { named, about: katottg }))
    else if (katottg && seen.has(katottg)) found.push(mapFinding('code-twice', { named, about: katottg }))
    seen.set(foldName(nameUk), border)
    if (katottg) seen.set(katottg, border)
    return found
  })
  const english = borders.filter(({ nameEn }) => !nameEn).length
  return english ? [...findings, mapFinding('english-made', { count: english })] : findings
}
