import type { CityState } from '@bezpechne/shared/cities'
import type { NeededStep } from '@bezpechne/shared/opening'
import { type RawBuilder, sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

// What each needed step is asked of: the list that opens a city, the operators' list of all, and whoever would undo one.
const asked: Record<NeededStep, RawBuilder<boolean>> = {
  boundary: sql<boolean>`c.outline <> 'circle'`,
  categories: sql<boolean>`exists (select from city_category k where k.city_id = c.id and k.active)`,
  staff: sql<boolean>`exists (select from membership m where m.city_id = c.id and m.role = 'administrator')
    and exists (select from membership m where m.city_id = c.id and m.role = 'moderator')`,
  contact: sql<boolean>`coalesce(c.contact_phone, c.contact_email) is not null`,
}

export interface Needed extends Record<NeededStep, boolean> {
  id: string
  state: CityState
}

function needed(db: Db) {
  const { boundary, categories, staff, contact } = asked
  return db
    .selectFrom('city as c')
    .select(['c.id', 'c.state'])
    .select([boundary.as('boundary'), categories.as('categories'), staff.as('staff'), contact.as('contact')])
}

export function listNeeded(db: Db): Promise<Needed[]> {
  return needed(db).execute()
}

export function findNeeded(db: Db, city: string): Promise<Needed | undefined> {
  return needed(db).where('c.id', '=', city).executeTakeFirst()
}

/** NOTE: the lock, or somebody would publish what somebody else is undoing at that moment. */
export function holdNeeded(trx: Trx, city: string): Promise<Needed | undefined> {
  return needed(trx).where('c.id', '=', city).forNoKeyUpdate().executeTakeFirst()
}
