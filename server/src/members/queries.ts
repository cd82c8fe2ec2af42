import { needsTwo, type Role } from '@bezpechne/shared/access'
import type { Invitation, Member, NewInvitation } from '@bezpechne/shared/members'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { isWanted, mayDecide, noSecond, waits } from './grant-queries.ts'

const iso = (column: string) =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

/** Who holds which role in a city, administrators first; with two roles one stands there twice. */
export function listMembers(db: Db, city: string): Promise<Member[]> {
  return db
    .selectFrom('membership as m')
    .innerJoin('user as u', 'u.id', 'm.staff_id')
    .select(['u.id', 'u.name', 'u.email', 'm.role', 'm.organisation_id as organisationId'])
    .select(sql<boolean>`coalesce(u."twoFactorEnabled", false)`.as('secondFactor'))
    .select(iso('m.granted_at').as('since'))
    .where('m.city_id', '=', city)
    .orderBy('m.role')
    .orderBy(sql`u.name collate "und-x-icu"`)
    .execute()
}

/** Those that wait, and those that ran out not long ago and may be sent again. */
export function listInvitations(db: Db, city: string, me: string): Promise<Invitation[]> {
  return open(db, city, me).orderBy('n.created_at').orderBy('n.id').execute()
}

/** @param me who asks, and might be the one to agree */
export function findInvitation(
  db: Db,
  city: string,
  { id, me }: { id: string; me: string },
): Promise<Invitation | undefined> {
  return open(db, city, me).where('n.id', '=', id).executeTakeFirst()
}

function open(db: Db, city: string, me: string) {
  return db
    .selectFrom('invitation as n')
    .leftJoin('user as a', 'a.id', 'n.invited_by')
    .select(['n.id', 'n.email', 'n.organisation_id as organisationId', 'n.language', 'a.name as askedBy'])
    .select([
      sql<Role>`n.role`.as('role'),
      iso('n.created_at').as('sentAt'),
      iso('n.expires_at').as('expiresAt'),
      sql<boolean>`n.expires_at <= now()`.as('expired'),
      waits.as('waits'),
      sql<boolean>`(${waits} and ${mayDecide(me)})`.as('decidable'),
      sql<boolean>`(${waits} and ${noSecond})`.as('byOperator'),
    ])
    .where('n.city_id', '=', city)
    .where('n.accepted_at', 'is', null)
    .where('n.withdrawn_at', 'is', null)
    .where(isWanted)
}

export async function rolesOf(db: Db, city: string, staffId: string): Promise<Role[]> {
  const rows = await db
    .selectFrom('membership')
    .select('role')
    .where('city_id', '=', city)
    .where('staff_id', '=', staffId)
    .orderBy('role')
    .execute()
  return rows.map(({ role }) => role)
}

/** One who works here. */
export function findMember(db: Db, city: string, id: string): Promise<{ name: string } | undefined> {
  return db
    .selectFrom('user as u')
    .select('u.name')
    .where('u.id', '=', id)
    .where(sql<boolean>`exists (select from membership m where m.city_id = ${city} and m.staff_id = u.id)`)
    .executeTakeFirst()
}

export async function holdsRole(trx: Trx, city: string, email: string, role: Role): Promise<boolean> {
  const held = await trx
    .selectFrom('membership as m')
    .innerJoin('user as u', 'u.id', 'm.staff_id')
    .select('m.role')
    .where('m.city_id', '=', city)
    .where('m.role', '=', role)
    .where('u.email', '=', email)
    .executeTakeFirst()
  return held !== undefined
}

export interface Made extends NewInvitation {
  id: string
  tokenHash: string
  /** Null: the platform operator, who needs nobody else's word. */
  invitedBy: string | null
  /** Two people have agreed to it before. */
  approvedBy?: string | null
}

/** A link is there for two weeks; a wish that waits for a second person, for one. */
const days = { link: 14, wish: 7 }

/** @returns false where one waits for this person and role already */
export async function insertInvitation(trx: Trx, city: string, made: Made): Promise<boolean> {
  const { id, email, role, organisationId, language, tokenHash, invitedBy, approvedBy } = made
  const agreed = invitedBy === null || approvedBy !== undefined
  const isWish = needsTwo(role) && !agreed
  const added = await trx
    .insertInto('invitation')
    .values({
      city_id: city,
      id,
      email,
      role,
      organisation_id: organisationId,
      language,
      token_hash: tokenHash,
      invited_by: invitedBy,
      ...(needsTwo(role) && agreed && { approved_at: sql<Date>`now()`, decided_by: approvedBy ?? null }),
      expires_at: sql<Date>`now() + make_interval(days => ${isWish ? days.wish : days.link}::int)`,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['city_id', 'email', 'role'])
        .where('accepted_at', 'is', null)
        .where('withdrawn_at', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** One that ran out, or that nobody wants any more, makes room for the next. */
export async function withdrawExpired(trx: Trx, city: string, email: string, role: Role): Promise<void> {
  await trx
    .updateTable('invitation as n')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('n.city_id', '=', city)
    .where('n.email', '=', email)
    .where('n.role', '=', role)
    .where('n.accepted_at', 'is', null)
    .where('n.withdrawn_at', 'is', null)
    .where(sql<boolean>`(n.expires_at <= now() or not ${isWanted})`)
    .execute()
}

/** Also of one that is over. */
export async function hasInvitation(db: Db, city: string, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('invitation')
    .select('id')
    .where('city_id', '=', city)
    .where('id', '=', id)
    .executeTakeFirst()
  return found !== undefined
}

/** From now on its link opens nothing. @returns what it was, undefined where it was over already */
export async function moveToWithdrawn(trx: Trx, city: string, id: string) {
  return trx
    .updateTable('invitation')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .returning(['email', 'organisation_id as organisationId', 'language', 'invited_by as invitedBy'])
    .returning([
      sql<Role>`role`.as('role'),
      // Two have agreed and its time is not over: another mail needs no other word.
      sql<boolean>`approved_at is not null and expires_at > now()`.as('agreed'),
      'decided_by as approvedBy',
    ])
    .executeTakeFirst()
}
