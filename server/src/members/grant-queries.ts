import { type Role, twoPersonRoles } from '@bezpechne/shared/access'
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

export interface Waiting {
  id: string
  role: Role
  email: string
  invitedBy: string | null
  askedBy: string | null
  decidable: boolean
}

/** What waits for a second person here. @param staffId who would decide; null: the platform operator */
export function listWaiting(db: Db, city: string, staffId: string | null): Promise<Waiting[]> {
  return waiting(db, city, staffId).orderBy('n.created_at').execute()
}

export function findWaiting(
  db: Db,
  city: string,
  { id, staffId }: { id: string; staffId: string | null },
): Promise<Waiting | undefined> {
  return waiting(db, city, staffId).where('n.id', '=', id).executeTakeFirst()
}

function waiting(db: Db, city: string, staffId: string | null) {
  return db
    .selectFrom('invitation as n')
    .leftJoin('user as u', 'u.id', 'n.invited_by')
    .select(['n.id', 'n.email', 'n.invited_by as invitedBy', 'u.name as askedBy'])
    .select([
      sql<Role>`n.role`.as('role'),
      (staffId === null ? sql<boolean>`true` : mayDecide(staffId)).as('decidable'),
    ])
    .where('n.city_id', '=', city)
    .where(isOpen)
    .where(waits)
    .where(isWanted)
}

const isOpen = sql<boolean>`(n.accepted_at is null and n.withdrawn_at is null and n.expires_at > now())`

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
  { id, staffId }: { id: string; staffId: string | null },
): Promise<boolean> {
  const moved = await trx
    .updateTable('invitation as n')
    .set({
      approved_at: sql<Date>`now()`,
      decided_by: staffId,
      expires_at: sql<Date>`now() + make_interval(days => ${days}::int)`,
    })
    .where('n.city_id', '=', city)
    .where('n.id', '=', id)
    .where(isOpen)
    .where(waits)
    .where(isWanted)
    .$if(staffId !== null, (query) => query.where(mayDecide(staffId ?? '')))
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

export async function moveToRefused(
  trx: Trx,
  city: string,
  { id, staffId }: { id: string; staffId: string | null },
): Promise<boolean> {
  const moved = await trx
    .updateTable('invitation as n')
    .set({ withdrawn_at: sql<Date>`now()`, decided_by: staffId })
    .where('n.city_id', '=', city)
    .where('n.id', '=', id)
    .where(isOpen)
    .where(waits)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}
