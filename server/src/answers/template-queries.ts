import type { AnswerTemplate, NewTemplate } from '@bezpechne/shared/answer-templates'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'

/** Whose templates: of one organisation, or of the city where it is null. */
export interface Owner {
  city: string
  organisationId: string | null
}

/** Those that the owner may use, or only those that are the owner's own. */
export function listTemplates(db: Db, { city, organisationId }: Owner): Promise<AnswerTemplate[]> {
  return db
    .selectFrom('answer_template')
    .select(['id', 'version', 'title', 'category', 'text', 'basis', 'steps'])
    .select(sql<boolean>`organisation_id is not distinct from ${organisationId}::uuid`.as('own'))
    .where('city_id', '=', city)
    .where(sql<boolean>`(organisation_id is null or organisation_id = ${organisationId}::uuid)`)
    .orderBy(sql`title collate "und-x-icu"`)
    .orderBy('id')
    .execute()
}

export async function insertTemplate(trx: Trx, { city, organisationId }: Owner, given: NewTemplate) {
  return trx
    .insertInto('answer_template')
    .values({ city_id: city, id: newId(), organisation_id: organisationId, ...given })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

export async function countTemplates(trx: Trx, { city, organisationId }: Owner): Promise<number> {
  const { total } = await trx
    .selectFrom('answer_template')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('city_id', '=', city)
    .where('organisation_id', 'is not distinct from', organisationId)
    .executeTakeFirstOrThrow()
  return total
}

/** The version there is now; undefined where it is somebody else's, or gone. The row stays locked. */
export function lockTemplate(trx: Trx, { city, organisationId }: Owner, id: string) {
  return trx
    .selectFrom('answer_template')
    .select(['id', 'version'])
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('organisation_id', 'is not distinct from', organisationId)
    .forUpdate()
    .executeTakeFirst()
}

export async function setTemplate(trx: Trx, city: string, id: string, given: NewTemplate) {
  return trx
    .updateTable('answer_template')
    .set({ ...given, version: sql<number>`version + 1`, changed_at: sql<Date>`now()` })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

export async function deleteTemplate(trx: Trx, city: string, id: string): Promise<void> {
  await trx.deleteFrom('answer_template').where('city_id', '=', city).where('id', '=', id).execute()
}
