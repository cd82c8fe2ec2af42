import type { Organisation } from '@bezpechne/shared/moderation'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'

/** Who answers in the city, by name. */
export function listOrganisations(db: Db, city: string): Promise<Organisation[]> {
  return ofCity(db, city)
    .orderBy(sql`name_uk collate "und-x-icu"`)
    .execute()
}

export function findOrganisation(db: Db, city: string, id: string): Promise<Organisation | undefined> {
  return ofCity(db, city).where('id', '=', id).executeTakeFirst()
}

function ofCity(db: Db, city: string) {
  return db
    .selectFrom('organisation')
    .where('city_id', '=', city)
    .select(['id', 'kind'])
    .select(sql<Organisation['name']>`json_build_object('uk', name_uk, 'en', name_en)`.as('name'))
}

/** @returns false where one of this name is there already */
export async function insertOrganisation(
  db: Db,
  city: string,
  { id, kind, name }: Organisation,
): Promise<boolean> {
  const added = await db
    .insertInto('organisation')
    .values({ city_id: city, id, kind, name_uk: name.uk, name_en: name.en })
    .onConflict((conflict) => conflict.columns(['city_id', 'name_uk']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}
