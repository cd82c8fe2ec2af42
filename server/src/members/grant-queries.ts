import { type Role, twoPersonRoles } from '@bezpechne/shared/access'
import type { Names } from '@bezpechne/shared/cities'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

/** Nobody but who asked has agreed yet: its link opens nothing, and no mail of it was sent. */
export const waits = sql<boolean>`(n.role in (${sql.join(twoPersonRoles.map((role) => sql.lit(role)))}) and n.approved_at is null)`

/** Who asked has to be an administrator still: what a person wanted who was sent away is wanted by nobody. */
export const isWanted = sql<boolean>`(not ${waits} or exists (select from membership w
  where w.city_id = n.city_id and w.staff_id = n.invited_by and w.role = 'administrator'))`

/** Administrators who may say the second word: neither who asked, nor who would get the role. */
const seconds = sql`membership s join "user" su on su.id = s.staff_id
  where s.city_id = n.city_id and s.role = 'administrator'
    and s.staff_id is distinct from n.invited_by and su.email <> n.email`

export const mayDecide = (staffId: string) =>
  sql<boolean>`exists (select from ${seconds} and s.staff_id = ${staffId}::text)`
export const noSecond = sql<boolean>`not exists (select from ${seconds})`

/** Who says the second word: an administrator, a person who runs the platform, or (null) who holds its server. */
export type Decider = { administrator: string } | { operator: string } | null

// NOTE: who runs the platform may also be an administrator who asks, and is nobody's second person then.
function maySay(who: Decider) {
  if (who === null) return sql<boolean>`true`
  if ('administrator' in who) return mayDecide(who.administrator)
  return sql<boolean>`(${noSecond} and n.invited_by is distinct from ${who.operator}::text
    and not exists (select from "user" o where o.id = ${who.operator}::text and o.email = n.email))`
}

const idOf = (who: Decider) => who && ('administrator' in who ? who.administrator : who.operator)

export interface Waiting {
  id: string
  role: Role
  email: string
  invitedBy: string | null
  askedBy: string | null
  decidable: boolean
}

/** What waits for a second person here. */
export function listWaiting(db: Db, city: string, who: Decider): Promise<Waiting[]> {
  return waiting(db, who).where('n.city_id', '=', city).orderBy('n.created_at').execute()
}

/** The same everywhere, for who runs the platform. */
export function listAllWaiting(db: Db, operator: string) {
  return db
    .selectFrom(waiting(db, { operator }).as('w'))
    .innerJoin('city as c', 'c.id', 'w.cityId')
    .select(['w.id', 'w.role', 'w.email', 'w.askedBy', 'w.decidable'])
    .select([
      sql<{ id: string; name: Names }>`json_build_object('id', c.id,
        'name', json_build_object('uk', c.name_uk, 'en', c.name_en))`.as('city'),
      sql<string>`to_char(w."expiresAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`.as('until'),
    ])
    .orderBy('w.expiresAt')
    .limit(200)
    .execute()
}

export function findWaiting(
  db: Db,
  city: string,
  { id, who }: { id: string; who: Decider },
): Promise<Waiting | undefined> {
  return waiting(db, who).where('n.city_id', '=', city).where('n.id', '=', id).executeTakeFirst()
}

function waiting(db: Db, who: Decider) {
  return db
    .selectFrom('invitation as n')
    .leftJoin('user as u', 'u.id', 'n.invited_by')
    .select(['n.id', 'n.city_id as cityId', 'n.email', 'n.invited_by as invitedBy', 'u.name as askedBy'])
    .select('n.expires_at as expiresAt')
    .select([sql<Role>`n.role`.as('role'), maySay(who).as('decidable')])
    .where(isOpen)
    .where(waits)
    .where(isWanted)
}

export const isOpen = sql<boolean>`(n.accepted_at is null and n.withdrawn_at is null and n.expires_at > now())`

/** Ids of those who are asked for the second word. */
export async function listSeconds(trx: Trx, city: string, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.staff_id as id from invitation n
      join membership a on a.city_id = n.city_id and a.role = 'administrator'
      join "user" u on u.id = a.staff_id
     where n.city_id = ${city} and n.id = ${id}::uuid
       and a.staff_id is distinct from n.invited_by and u.email <> n.email`.execute(trx)
  return rows.map((row) => row.id)
}

const days = 14

/** From now on the link opens, for as long as that of any invitation. Of two who decide at once one does. */
export async function moveToApproved(
  trx: Trx,
  city: string,
  { id, who }: { id: string; who: Decider },
): Promise<boolean> {
  const moved = await trx
    .updateTable('invitation as n')
    .set({
      approved_at: sql<Date>`now()`,
      decided_by: idOf(who),
      expires_at: sql<Date>`now() + make_interval(days => ${days}::int)`,
    })
    .where('n.city_id', '=', city)
    .where('n.id', '=', id)
    .where(isOpen)
    .where(waits)
    .where(isWanted)
    .where(maySay(who))
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

export async function moveToRefused(
  trx: Trx,
  city: string,
  { id, who }: { id: string; who: Decider },
): Promise<boolean> {
  const moved = await trx
    .updateTable('invitation as n')
    .set({ withdrawn_at: sql<Date>`now()`, decided_by: idOf(who) })
    .where('n.city_id', '=', city)
    .where('n.id', '=', id)
    .where(isOpen)
    .where(waits)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}
