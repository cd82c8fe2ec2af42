import type { Organisation } from '@bezpechne/shared/moderation'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

/** Who answers in the city, by name; also who does no longer, for their answers are still read. */
export function listOrganisations(db: Db, city: string): Promise<Organisation[]> {
  return ofCity(db, city)
    .orderBy(sql`name_uk collate "und-x-icu"`)
    .execute()
}

/** One that takes inquiries; it stays one until the transaction ends. */
export function lockActive(trx: Trx, city: string, id: string): Promise<Organisation | undefined> {
  return ofCity(trx, city).where('id', '=', id).where('active', '=', true).forShare().executeTakeFirst()
}

function ofCity(db: Db, city: string) {
  return db
    .selectFrom('organisation')
    .where('city_id', '=', city)
    .select(['id', 'kind', 'active'])
    .select(sql<Organisation['name']>`json_build_object('uk', name_uk, 'en', name_en)`.as('name'))
}

/** @returns false where one of this name is there already */
export async function insertOrganisation(
  db: Db,
  city: string,
  organisation: Pick<Organisation, 'id' | 'kind' | 'name'> & {
    email?: string | null
    answersReviewed?: boolean
  },
): Promise<boolean> {
  const { id, kind, name, email = null, answersReviewed = false } = organisation
  const added = await db
    .insertInto('organisation')
    .values({
      city_id: city,
      id,
      kind,
      name_uk: name.uk,
      name_en: name.en,
      email,
      answers_reviewed: answersReviewed,
    })
    .onConflict((conflict) => conflict.columns(['city_id', 'name_uk']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}
