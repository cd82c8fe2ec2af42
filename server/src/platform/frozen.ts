import { type RawBuilder, sql } from 'kysely'

/**
 * Whether a frozen area keeps an inquiry out of sight now: what is public asks this, or reads public_inquiry.
 * @param table "inquiry" or the name it has in the query
 */
export function isFrozen(table: string): RawBuilder<boolean> {
  const [city, id] = [sql.ref(`${table}.city_id`), sql.ref(`${table}.id`)]
  return sql<boolean>`exists (select from frozen_inquiry fz where fz.city_id = ${city} and fz.inquiry_id = ${id})`
}
