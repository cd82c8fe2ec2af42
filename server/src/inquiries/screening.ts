import { findingsIn } from '@bezpechne/shared/findings'
import type { LatLng } from '@bezpechne/shared/geo'

import { guardHits, guardHitsOfAll } from '../guard/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { findDistrictAt, findDistrictsAt } from './place-queries.ts'

interface Written {
  text: string
  address?: string | undefined
  at?: LatLng | undefined
}

/** What the desk must know of an inquiry before anybody opens it: kinds alone, never the words. */
export interface Screened {
  findings: string[]
  guard: string[]
  sealed: boolean
  districtId: string | null
}

/** Looks through what an author wrote, when it is sent and when it is changed. */
export async function screen(trx: Trx, city: string, written: Written): Promise<Screened> {
  const { at } = written
  const districtId = (at && (await findDistrictAt(trx, city, at))) ?? null
  const guard = await guardHits(trx, city, written)
  return { findings: findingKinds(written), guard, sealed: guard.length > 0, districtId }
}

/** The same of many at once, in their order. */
export async function screenAll(
  db: Db,
  city: string,
  all: (Written & { at: LatLng })[],
): Promise<Screened[]> {
  const guarded = await guardHitsOfAll(db, city, all)
  const districts = await findDistrictsAt(
    db,
    city,
    all.map(({ at }) => at),
  )
  return all.map((written, n) => {
    const guard = guarded[n] ?? []
    const districtId = districts[n] ?? null
    return { findings: findingKinds(written), guard, sealed: guard.length > 0, districtId }
  })
}

function findingKinds({ text, address }: Written): string[] {
  const words = address ? `${text}\n${address}` : text
  return [...new Set(findingsIn(words).map(({ kind }) => kind))]
}
