import type { CardName } from '@bezpechne/shared/card-words'
import type { OwnCard } from '@bezpechne/shared/city-cards'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

export function listCardRows(db: Db, city: string) {
  return db
    .selectFrom('city_card')
    .select(['card', 'version', sql<OwnCard | null>`words`.as('own')])
    .where('city_id', '=', city)
    .execute()
}

interface One {
  city: string
  card: CardName
  version: number
}

/** Null: the words of the product again. @returns the new version; undefined where somebody changed it meanwhile */
export async function setCardRow(
  trx: Trx,
  { city, card, version }: One,
  own: OwnCard | null,
): Promise<number | undefined> {
  const words = sql<string>`${own === null ? null : JSON.stringify(own)}::jsonb`
  const set =
    version === 0
      ? trx
          .insertInto('city_card')
          .values({ city_id: city, card, words })
          .onConflict((known) => known.doNothing())
          .returning('version')
      : trx
          .updateTable('city_card')
          .set({ words, version: sql<number>`version + 1`, changed_at: sql<Date>`now()` })
          .where('city_id', '=', city)
          .where('card', '=', card)
          .where('version', '=', version)
          .returning('version')
  return (await set.executeTakeFirst())?.version
}
