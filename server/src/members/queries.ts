import type { Invitation, Member, NewInvitation } from '@bezpechne/shared/members'
import type { InvitedRole } from '@bezpechne/shared/organisations'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

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
export function listInvitations(db: Db, city: string): Promise<Invitation[]> {
  return open(db, city).orderBy('created_at').orderBy('id').execute()
}

export function findInvitation(db: Db, city: string, id: string): Promise<Invitation | undefined> {
  return open(db, city).where('id', '=', id).executeTakeFirst()
}

function open(db: Db, city: string) {
  return db
    .selectFrom('invitation')
    .select(['id', 'email', 'organisation_id as organisationId', 'language'])
    .select([
      sql<InvitedRole>`role`.as('role'),
      iso('created_at').as('sentAt'),
      iso('expires_at').as('expiresAt'),
      sql<boolean>`expires_at <= now()`.as('expired'),
    ])
    .where('city_id', '=', city)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
}

export async function holdsRole(trx: Trx, city: string, email: string, role: InvitedRole): Promise<boolean> {
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
  invitedBy: string
}

const days = 14

/** @returns false where one waits for this person and role already */
export async function insertInvitation(trx: Trx, city: string, made: Made): Promise<boolean> {
  const { id, email, role, organisationId, language, tokenHash, invitedBy } = made
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
      expires_at: sql<Date>`now() + make_interval(days => ${days}::int)`,
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

/** One that ran out makes room for the next. */
export async function withdrawExpired(
  trx: Trx,
  city: string,
  email: string,
  role: InvitedRole,
): Promise<void> {
  await trx
    .updateTable('invitation')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('city_id', '=', city)
    .where('email', '=', email)
    .where('role', '=', role)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '<=', sql<Date>`now()`)
    .execute()
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
    .returning(['email', 'organisation_id as organisationId', 'language'])
    .returning(sql<InvitedRole>`role`.as('role'))
    .executeTakeFirst()
}
