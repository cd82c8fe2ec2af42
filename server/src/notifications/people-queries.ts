import type { Role } from '@bezpechne/shared/access'
import type { Names } from '@bezpechne/shared/cities'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'

const cityName = sql<Names>`json_build_object('uk', c.name_uk, 'en', c.name_en)`.as('cityName')

interface Asked {
  id: string
  readerId: string
}

/** A wish to give a role, for one who is an administrator there still. */
export function findGrant(db: Db, city: string, { id, readerId }: Asked) {
  return db
    .selectFrom('invitation as n')
    .innerJoin('city as c', 'c.id', 'n.city_id')
    .innerJoin('membership as m', (join) =>
      join
        .onRef('m.city_id', '=', 'n.city_id')
        .on('m.staff_id', '=', readerId)
        .on('m.role', '=', 'administrator'),
    )
    .innerJoin('user as u', 'u.id', 'm.staff_id')
    .leftJoin('user as a', 'a.id', 'n.invited_by')
    .leftJoin('user as d', 'd.id', 'n.decided_by')
    .select(['u.email', 'a.name as askedBy', 'd.name as decidedBy', cityName])
    .select([
      sql<Role>`n.role`.as('role'),
      'n.expires_at as until',
      sql<boolean>`n.approved_at is not null`.as('approved'),
      sql<boolean>`n.approved_at is null and n.withdrawn_at is null and n.expires_at > now()`.as('waits'),
      sql<boolean>`n.decided_by is not distinct from u.id`.as('own'),
    ])
    .where('n.city_id', '=', city)
    .where('n.id', '=', id)
    .executeTakeFirst()
}

/** Whose role went, and whom to write to; undefined where it was given back meanwhile. */
export function findTaken(
  db: Db,
  city: string,
  { id, role, readerId }: Asked & { role: string },
): Promise<{ email: string; name: string; cityName: Names } | undefined> {
  return db
    .selectFrom('user as p')
    .innerJoin('city as c', (join) => join.on('c.id', '=', city))
    .innerJoin('user as r', (join) => join.on('r.id', '=', readerId))
    .select(['r.email', 'p.name', cityName])
    .where('p.id', '=', id)
    .where(
      sql<boolean>`not exists (select from membership m
        where m.city_id = ${city} and m.staff_id = ${id} and m.role = ${role})`,
    )
    .executeTakeFirst()
}
