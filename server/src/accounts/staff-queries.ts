import type { Membership, Role } from '@bezpechne/shared/access'
import type { Names } from '@bezpechne/shared/cities'
import type { Written } from '@bezpechne/shared/languages'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { insertPassword } from './queries.ts'

/** @param email in lower case, as accounts are kept */
export async function findStaff(
  db: Db,
  email: string,
): Promise<{ id: string; name: string; roles: number } | undefined> {
  return db
    .selectFrom('user')
    .leftJoin('membership', 'staff_id', 'user.id')
    .select(['user.id', 'name'])
    .select((row) => row.fn.count<number>('role').as('roles'))
    .where('email', '=', email)
    .groupBy('user.id')
    .executeTakeFirst()
}

interface StaffRow {
  role: Role
  name: string
  email: string
  secondFactor: boolean
  organisation: Names | null
}

/** Who holds which role in a city: a person with two roles stands there twice. */
export async function listStaff(db: Db, city: string): Promise<StaffRow[]> {
  return db
    .selectFrom('membership')
    .innerJoin('user', 'user.id', 'membership.staff_id')
    .leftJoin('organisation', (join) =>
      join
        .onRef('organisation.city_id', '=', 'membership.city_id')
        .onRef('organisation.id', '=', 'membership.organisation_id'),
    )
    .select(['membership.role', 'user.name', 'user.email'])
    .select(sql<boolean>`coalesce("twoFactorEnabled", false)`.as('secondFactor'))
    .select(
      sql<Names | null>`case when organisation.id is not null
        then json_build_object('uk', organisation.name_uk, 'en', organisation.name_en) end`.as(
        'organisation',
      ),
    )
    .where('membership.city_id', '=', city)
    .orderBy('membership.role')
    .orderBy(sql`"user".name collate "und-x-icu"`)
    .execute()
}

export interface NewMembership extends Membership {
  /** In which they are written to about the work of the city; absent: the city's. */
  language?: Written | undefined
}

export async function insertMembership(
  trx: Trx,
  staffId: string,
  { city, role, organisationId, language }: NewMembership,
): Promise<boolean> {
  const added = await trx
    .insertInto('membership')
    .values({ city_id: city, staff_id: staffId, role, organisation_id: organisationId, language })
    .onConflict((conflict) => conflict.columns(['city_id', 'staff_id', 'role']).doNothing())
    .returning('role')
    .executeTakeFirst()
  return added !== undefined
}

export async function deleteMembership(
  trx: Trx,
  staffId: string,
  { city, role }: Pick<Membership, 'city' | 'role'>,
): Promise<boolean> {
  const gone = await trx
    .deleteFrom('membership')
    .where('city_id', '=', city)
    .where('staff_id', '=', staffId)
    .where('role', '=', role)
    .returning('role')
    .executeTakeFirst()
  return gone !== undefined
}

export async function replacePassword(trx: Trx, staffId: string, password: string): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('account')
    .set({ password, updatedAt: sql<Date>`now()` })
    .where('userId', '=', staffId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst()
  // Who came with a city's archive had none.
  if (!numUpdatedRows) await insertPassword(trx, staffId, password)
}

/** Another password, and no second factor until one is enrolled again. */
export async function replaceSecrets(trx: Trx, staffId: string, password: string): Promise<void> {
  await replacePassword(trx, staffId, password)
  await trx.deleteFrom('twoFactor').where('userId', '=', staffId).execute()
  await trx.deleteFrom('totp_step').where('staff_id', '=', staffId).execute()
  await trx.updateTable('user').set({ twoFactorEnabled: false }).where('id', '=', staffId).execute()
}

/** Named persons who run the platform. */
export async function listOperators(
  db: Db,
): Promise<{ name: string; email: string; language: Written; secondFactor: boolean }[]> {
  return db
    .selectFrom('platform_operator as o')
    .innerJoin('user as u', 'u.id', 'o.staff_id')
    .select(['u.name', 'u.email', 'o.language'])
    .select(sql<boolean>`coalesce(u."twoFactorEnabled", false)`.as('secondFactor'))
    .orderBy('o.since')
    .execute()
}

/** @returns false where they are one already */
export async function insertOperator(trx: Trx, staffId: string, language: Written): Promise<boolean> {
  const added = await trx
    .insertInto('platform_operator')
    .values({ staff_id: staffId, language })
    .onConflict((known) => known.doNothing())
    .returning('staff_id')
    .executeTakeFirst()
  return added !== undefined
}

/** @returns false where they were none */
export async function deleteOperator(trx: Trx, staffId: string): Promise<boolean> {
  const gone = await trx
    .deleteFrom('platform_operator')
    .where('staff_id', '=', staffId)
    .returning('staff_id')
    .executeTakeFirst()
  return gone !== undefined
}
