import { OwnCard, type OwnCards } from '@bezpechne/shared/city-cards'

import type { Db } from '../platform/database.ts'
import { listCardRows } from './card-queries.ts'

/** Those that residents read in the city's own words; what no longer fits is left to the product. */
export async function getOwnCards(db: Db, city: string): Promise<OwnCards> {
  const rows = await listCardRows(db, city)
  return Object.fromEntries(
    rows.flatMap(({ card, own }) => {
      const read = OwnCard.safeParse(own)
      return read.success ? [[card, read.data] as const] : []
    }),
  )
}
