import type { Names } from '@bezpechne/shared/cities'
import type { ReasonKind } from '@bezpechne/shared/reasons'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

interface One {
  city: string
  kind: ReasonKind
  reason: string
}

export function listRows(db: Db, city: string) {
  return db
    .selectFrom('reason_text')
    .select(['kind', 'reason', 'text_uk as uk', 'text_en as en', 'version'])
    .where('city_id', '=', city)
    .execute()
}

export function findRow(db: Db, { city, kind, reason }: One) {
  return db
    .selectFrom('reason_text')
    .select(['text_uk as uk', 'text_en as en'])
    .where('city_id', '=', city)
    .where('kind', '=', kind)
    .where('reason', '=', reason)
    .executeTakeFirst()
}

/** Null: the words of the product again. @returns the new version; undefined where somebody changed it meanwhile */
export async function setRow(
  trx: Trx,
  { city, kind, reason, version }: One & { version: number },
  text: Names | null,
): Promise<number | undefined> {
  const words = { text_uk: text?.uk ?? null, text_en: text?.en ?? null }
  const set =
    version === 0
      ? trx
          .insertInto('reason_text')
          .values({ city_id: city, kind, reason, ...words })
          .onConflict((known) => known.doNothing())
          .returning('version')
      : trx
          .updateTable('reason_text')
          .set({ ...words, version: sql<number>`version + 1`, changed_at: sql<Date>`now()` })
          .where('city_id', '=', city)
          .where('kind', '=', kind)
          .where('reason', '=', reason)
          .where('version', '=', version)
          .returning('version')
  const row = await set.executeTakeFirst()
  return row?.version
}
