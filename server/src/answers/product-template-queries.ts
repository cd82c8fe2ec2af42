import type { SetStandard, TemplateWords } from '@bezpechne/shared/answer-templates'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

export function listOwnStandards(db: Db, city: string) {
  return db
    .selectFrom('product_template')
    .select(['code', 'hidden', 'version', sql<TemplateWords | null>`words`.as('words')])
    .where('city_id', '=', city)
    .execute()
}

/** @returns the new version; undefined where somebody changed it meanwhile */
export async function setStandard(
  trx: Trx,
  { city, code }: { city: string; code: string },
  { words: own, hidden, version }: SetStandard,
): Promise<number | undefined> {
  const words = sql<string>`${own === null ? null : JSON.stringify(own)}::jsonb`
  const set =
    version === 0
      ? trx
          .insertInto('product_template')
          .values({ city_id: city, code, words, hidden })
          .onConflict((known) => known.doNothing())
          .returning('version')
      : trx
          .updateTable('product_template')
          .set({ words, hidden, version: sql<number>`version + 1`, changed_at: sql<Date>`now()` })
          .where('city_id', '=', city)
          .where('code', '=', code)
          .where('version', '=', version)
          .returning('version')
  return (await set.executeTakeFirst())?.version
}
