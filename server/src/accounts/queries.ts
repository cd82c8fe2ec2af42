import { randomUUID } from 'node:crypto'

import type { Membership } from '@bezpechne/shared/access'
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'

import type { Actor } from '../access/actor.ts'
import type { Db, Trx } from '../platform/database.ts'

const freshMinutes = 5

/** The roles are read on each request: one that was taken away is gone with the next. */
export async function findActor(
  db: Db,
  sessionId: string,
  longest: { hours: number },
): Promise<Actor | undefined> {
  return db
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.userId')
    .select(['user.id', 'user.name', 'user.email'])
    .select([
      sql<boolean>`coalesce("twoFactorEnabled", false)`.as('secondFactor'),
      sql<boolean>`exists (select from fresh_factor f where f.session_id = session.id
        and f.at > now() - make_interval(mins => ${freshMinutes}::int))`.as('fresh'),
      sql<boolean>`exists (select from platform_operator o where o.staff_id = "user".id)`.as('operator'),
    ])
    .select((row) =>
      jsonArrayFrom(
        row
          .selectFrom('membership')
          .select(['city_id as city', 'role', 'organisation_id as organisationId'])
          .whereRef('staff_id', '=', 'user.id')
          .orderBy('city_id')
          .orderBy('role'),
      ).as('memberships'),
    )
    .where('session.id', '=', sessionId)
    .where('session.expiresAt', '>', sql<Date>`now()`)
    .where('session.createdAt', '>', sql<Date>`now() - make_interval(hours => ${longest.hours}::int)`)
    .executeTakeFirst()
}

interface NewStaff {
  id: string
  email: string
  name: string
  password: string
}

/** @returns the id of the person; undefined where somebody signs in with this e-mail already */
export async function insertStaff(
  trx: Trx,
  { id, email, name, password }: NewStaff,
): Promise<string | undefined> {
  const person = await trx
    .insertInto('user')
    .values({ id, email, name, emailVerified: true })
    // Who came with a city's archive has a name here and no password yet, and stays who they were.
    .onConflict((conflict) =>
      conflict
        .column('email')
        .doUpdateSet({ name, emailVerified: true })
        .where(sql<boolean>`not exists (select from account a where a."userId" = "user".id)`),
    )
    .returning('id')
    .executeTakeFirst()
  if (!person) return undefined
  await insertPassword(trx, person.id, password)
  return person.id
}

export async function insertPassword(trx: Trx, staffId: string, password: string): Promise<void> {
  const own = { id: randomUUID(), accountId: staffId, userId: staffId, providerId: 'credential' }
  await trx
    .insertInto('account')
    .values({ ...own, password, updatedAt: sql<Date>`now()` })
    .execute()
}

export async function insertMemberships(trx: Trx, staffId: string, memberships: Membership[]): Promise<void> {
  if (!memberships.length) return
  const rows = memberships.map(({ city, role, organisationId }) => ({
    city_id: city,
    staff_id: staffId,
    role,
    organisation_id: organisationId,
  }))
  await trx.insertInto('membership').values(rows).execute()
}

export async function findSecret(db: Db, staffId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('twoFactor')
    .select('secret')
    .where('userId', '=', staffId)
    .executeTakeFirst()
  return row?.secret
}

/** Of two requests with one code, one claims its step; an earlier step comes too late. */
export async function claimStep(db: Db, staffId: string, step: number): Promise<boolean> {
  const claimed = await db
    .insertInto('totp_step')
    .values({ staff_id: staffId, last_step: step })
    .onConflict((conflict) =>
      conflict.column('staff_id').doUpdateSet({ last_step: step }).where('totp_step.last_step', '<', step),
    )
    .returning('last_step')
    .executeTakeFirst()
  return Boolean(claimed)
}

/** Sessions from before a second factor was asked for: somebody else's, perhaps. */
export async function deleteOtherSessions(db: Db, staffId: string, keep: string): Promise<void> {
  await db.deleteFrom('session').where('userId', '=', staffId).where('id', '!=', keep).execute()
}

/** The second factor was given in this session just now. */
export async function markFresh(db: Db, sessionId: string): Promise<void> {
  await db
    .insertInto('fresh_factor')
    .values({ session_id: sessionId })
    .onConflict((conflict) => conflict.column('session_id').doUpdateSet({ at: sql<Date>`now()` }))
    .execute()
}

export async function deleteSessions(trx: Trx, staffId: string): Promise<void> {
  await trx.deleteFrom('session').where('userId', '=', staffId).execute()
}
