import type { RoutingRule } from '@bezpechne/shared/routing'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

export function listRules(db: Db, city: string): Promise<RoutingRule[]> {
  return db
    .selectFrom('routing_rule')
    .select(['category', 'district_id as districtId', 'organisation_id as organisationId'])
    .where('city_id', '=', city)
    .orderBy('position')
    .execute()
}

export async function findVersion(db: Db, city: string): Promise<number> {
  const desk = await db
    .selectFrom('city_desk')
    .select('routing_version')
    .where('city_id', '=', city)
    .executeTakeFirst()
  return desk?.routing_version ?? 1
}

/** The next version, for who read this one: of two who read the same, one gets it. */
export async function moveVersion(trx: Trx, city: string, version: number): Promise<number | undefined> {
  await trx
    .insertInto('city_desk')
    .values({ city_id: city })
    .onConflict((conflict) => conflict.column('city_id').doNothing())
    .execute()
  const moved = await trx
    .updateTable('city_desk')
    .set({ routing_version: sql`routing_version + 1` })
    .where('city_id', '=', city)
    .where('routing_version', '=', version)
    .returning('routing_version')
    .executeTakeFirst()
  return moved?.routing_version
}

export async function replaceRules(trx: Trx, city: string, rules: readonly RoutingRule[]): Promise<void> {
  await trx.deleteFrom('routing_rule').where('city_id', '=', city).execute()
  if (!rules.length) return
  const rows = rules.map(({ category, districtId, organisationId }, position) => ({
    city_id: city,
    position,
    category,
    district_id: districtId,
    organisation_id: organisationId,
  }))
  await trx.insertInto('routing_rule').values(rows).execute()
}

/** Those of the city that take inquiries, of these; they go on taking them until the transaction ends. */
export async function lockActiveOf(trx: Trx, city: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('organisation')
    .select('id')
    .where('city_id', '=', city)
    .where('active', '=', true)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy('id')
    .forShare()
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export async function listActive(db: Db, city: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('organisation')
    .select('id')
    .where('city_id', '=', city)
    .where('active', '=', true)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export async function listDistrictIds(db: Db, city: string): Promise<Set<string>> {
  const rows = await db.selectFrom('district').select('id').where('city_id', '=', city).execute()
  return new Set(rows.map(({ id }) => id))
}
