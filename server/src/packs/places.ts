import type { PackPlace, PackPlaces } from '@bezpechne/shared/pack'

import { listAllPlaces } from '../places/index.ts'
import type { Db } from '../platform/database.ts'
import { fittingIn, sizeOf } from './size.ts'

/** More than the codifier has for the whole country. */
const mostPlaces = 40_000

/** The gazetteer of a city, as much of it as fits into so many bytes. */
export async function placesOf(db: Db, city: string, room: number): Promise<PackPlaces> {
  const listed = await listAllPlaces(db, city, mostPlaces)
  const around = new Map<string, number>()
  const rows = listed.map(({ kind, uk, en, aroundUk, aroundEn, approximate, at, former }): PackPlace => {
    const names = JSON.stringify([aroundUk, aroundEn])
    if (aroundUk && !around.has(names)) around.set(names, around.size)
    const sort = kind === 'street' ? 0 : approximate ? 2 : 1
    return [uk, en, sort, around.get(names) ?? -1, at?.[0] ?? null, at?.[1] ?? null, former]
  })
  const rest = {
    credit: [...new Set(listed.map(({ credit }) => credit).filter(Boolean))].join(' · '),
    around: [...around.keys()].map((names): [string, string] => JSON.parse(names)),
    more: false,
  }
  const kept = fittingIn(rows, room - sizeOf(rest))
  return { ...rest, rows: kept, more: kept.length < rows.length }
}
