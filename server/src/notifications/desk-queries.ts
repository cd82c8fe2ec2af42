import type { Names } from '@bezpechne/shared/cities'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'

const cityName = sql<Names>`json_build_object('uk', c.name_uk, 'en', c.name_en)`.as('cityName')
const bodyName = sql<Names>`json_build_object('uk', o.name_uk, 'en', o.name_en)`.as('organisation')

/** Where a reminder goes: to a member who still is one, or (no member named) to the body's own address. */
export async function findReminded(db: Db, city: string, organisationId: string, staffId: string) {
  const body = db
    .selectFrom('organisation as o')
    .innerJoin('city as c', 'c.id', 'o.city_id')
    .select([cityName, bodyName])
    .where('o.city_id', '=', city)
    .where('o.id', '=', organisationId)
  if (staffId === '') return body.select('o.email').where('o.email', 'is not', null).executeTakeFirst()
  return body
    .innerJoin('membership as m', (join) =>
      join.onRef('m.city_id', '=', 'o.city_id').onRef('m.organisation_id', '=', 'o.id'),
    )
    .innerJoin('user as u', 'u.id', 'm.staff_id')
    .select('u.email')
    .where('m.staff_id', '=', staffId)
    .where('m.role', '=', 'responder')
    .executeTakeFirst()
}

/** What a body is late with or nearly, what has waited longest first: public words alone. */
export function listHurried(db: Db, city: string, organisationId: string, most: number) {
  return db
    .selectFrom('assignment as a')
    .innerJoin('public_inquiry as i', (join) =>
      join.onRef('i.city_id', '=', 'a.city_id').onRef('i.id', '=', 'a.inquiry_id'),
    )
    .select((eb) => [
      eb.ref('i.number').$notNull().as('number'),
      eb.ref('i.title').$notNull().as('title'),
      eb.ref('a.due_at').$notNull().as('dueAt'),
      sql<boolean>`a.due_at <= now()`.as('late'),
      sql<number>`count(*) over ()::int`.as('total'),
    ])
    .where('a.city_id', '=', city)
    .where('a.organisation_id', '=', organisationId)
    .where('a.answered_at', 'is', null)
    .where('a.withdrawn_at', 'is', null)
    .where('i.colour', '=', 'red')
    .where('a.warn_at', '<=', sql<Date>`now()`)
    .orderBy('a.due_at')
    .orderBy('i.number')
    .limit(most)
    .execute()
}

/** A reply link that still opens, of a body with an address. */
export function findReplyLink(db: Db, city: string, id: string) {
  return db
    .selectFrom('reply_link as l')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.city_id', '=', 'l.city_id').onRef('o.id', '=', 'l.organisation_id'),
    )
    .innerJoin('public_inquiry as i', (join) =>
      join.onRef('i.city_id', '=', 'l.city_id').onRef('i.id', '=', 'l.inquiry_id'),
    )
    .innerJoin('city as c', 'c.id', 'l.city_id')
    .select(['o.email', 'l.expires_at as until', cityName, bodyName])
    .select((eb) => [eb.ref('i.number').$notNull().as('number'), eb.ref('i.title').$notNull().as('title')])
    .where('l.city_id', '=', city)
    .where('l.id', '=', id)
    .where('l.used_at', 'is', null)
    .where('l.withdrawn_at', 'is', null)
    .where('l.expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
}

/** Of an officer or a head who still is one here. */
export async function findStaffEmail(db: Db, city: string, staffId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('membership as m')
    .innerJoin('user as u', 'u.id', 'm.staff_id')
    .select('u.email')
    .where('m.city_id', '=', city)
    .where('m.staff_id', '=', staffId)
    .where('m.role', 'in', ['officer', 'head'])
    .executeTakeFirst()
  return row?.email
}
