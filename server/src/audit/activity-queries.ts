import type { AuditAction } from '@bezpechne/shared/audit'
import type { OwnActivity, StaffActivity } from '@bezpechne/shared/staff-activity'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'

const days = 30

/** Whose letters somebody opened, and when, is nobody's measure of work: it would tell that there was one. */
const ofReadingLetters = [
  'letters-read',
  'letter-read',
  'keys-read',
] as const satisfies readonly AuditAction[]

const countable = sql<boolean>`a.action not in (${sql.join(ofReadingLetters.map((one) => sql.lit(one)))})`
const day = sql<string>`to_char(a.at at time zone 'Europe/Kyiv', 'YYYY-MM-DD')`

/** How often somebody did what, by day; never on which inquiry or letter. */
export async function activityOf(db: Db, city: string, staffId: string): Promise<StaffActivity> {
  const rows = await db
    .selectFrom('audit as a')
    .select([day.as('day'), 'a.action', sql<number>`count(*)::int`.as('count')])
    .where('a.city_id', '=', city)
    .where('a.actor_id', '=', staffId)
    .where('a.at', '>', sql<Date>`now() - make_interval(days => ${days}::int)`)
    .where(countable)
    .groupBy(['day', 'a.action'])
    .orderBy('day', 'desc')
    .orderBy('count', 'desc')
    .orderBy('a.action')
    .execute()
  const byDay = new Map<string, StaffActivity['days'][number]>()
  for (const { day: on, action, count } of rows) {
    const known = byDay.get(on) ?? { day: on, deeds: [] }
    known.deeds.push({ action, count })
    byDay.set(on, known)
  }
  return { lastSeen: await lastSeenOf(db, city, staffId), days: [...byDay.values()] }
}

async function lastSeenOf(db: Db, city: string, staffId: string): Promise<string | null> {
  const last = await db
    .selectFrom('audit as a')
    .select(day.as('day'))
    .where('a.city_id', '=', city)
    .where('a.actor_id', '=', staffId)
    .where(countable)
    .orderBy('a.at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.day ?? null
}

export async function citiesOf(
  db: Db,
  staffId: string,
): Promise<Pick<OwnActivity['cities'][number], 'city' | 'name'>[]> {
  return db
    .selectFrom('city as c')
    .select(['c.id as city'])
    .select(sql<{ uk: string; en: string }>`json_build_object('uk', c.name_uk, 'en', c.name_en)`.as('name'))
    .where(sql<boolean>`exists (select from membership m where m.city_id = c.id and m.staff_id = ${staffId})`)
    .orderBy('c.id')
    .execute()
}
