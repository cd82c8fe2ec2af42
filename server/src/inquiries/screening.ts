import { findingsIn } from '@bezpechne/shared/findings'
import type { LatLng } from '@bezpechne/shared/geo'

import { guardHits } from '../guard/index.ts'
import type { Trx } from '../platform/database.ts'
import { findDistrictAt } from './place-queries.ts'

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
export async function screen(trx: Trx, city: string, { text, address, at }: Written): Promise<Screened> {
  const words = address ? `${text}\n${address}` : text
  const findings = [...new Set(findingsIn(words).map(({ kind }) => kind))]
  const districtId = (at && (await findDistrictAt(trx, city, at))) ?? null
  const guard = await guardHits(trx, city, { text, address, at })
  return { findings, guard, sealed: guard.length > 0, districtId }
}
