import type { ChangeOrganisation, DeskOrganisation } from '@bezpechne/shared/organisations'
import { type RawBuilder, sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

/** With what their settings are about, by name; those that take no inquiries last. */
export function listDeskOrganisations(db: Db, city: string): Promise<DeskOrganisation[]> {
  return forDesk(db, city)
    .orderBy('active', 'desc')
    .orderBy(sql`name_uk collate "und-x-icu"`)
    .execute()
}

export function findDeskOrganisation(
  db: Db,
  city: string,
  id: string,
): Promise<DeskOrganisation | undefined> {
  return forDesk(db, city).where('o.id', '=', id).executeTakeFirst()
}

function forDesk(db: Db, city: string) {
  return db
    .selectFrom('organisation as o')
    .where('o.city_id', '=', city)
    .select(['o.id', 'o.kind', 'o.active', 'o.email', 'o.answers_reviewed as answersReviewed', 'o.version'])
    .select([
      sql<DeskOrganisation['name']>`json_build_object('uk', o.name_uk, 'en', o.name_en)`.as('name'),
      sql<number>`(select count(*) from membership m
        where m.city_id = o.city_id and m.organisation_id = o.id)::int`.as('members'),
      openAssignments.as('openAssignments'),
      rulesTo.as('rules'),
    ])
}

// Also what is hidden now, for it may come back; answered once and reopened since is open again.
const openAssignments: RawBuilder<number> = sql`(select count(*)
    from assignment a join inquiry i on i.city_id = a.city_id and i.id = a.inquiry_id
   where a.city_id = o.city_id and a.organisation_id = o.id and a.withdrawn_at is null
     and (a.answered_at is null or coalesce(i.hidden_from, i.state) = 'reopened')
     and coalesce(i.hidden_from, i.state) in ('published', 'reopened'))::int`

const rulesTo: RawBuilder<number> = sql`(select count(*) from routing_rule r
   where r.city_id = o.city_id and r.organisation_id = o.id)::int`

/** Whoever hands something to it now waits, or has finished. */
export async function lockOrganisation(trx: Trx, city: string, id: string): Promise<number | undefined> {
  const row = await trx
    .selectFrom('organisation')
    .select('version')
    .where('city_id', '=', city)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row?.version
}

export async function isNameTaken(trx: Trx, city: string, id: string, nameUk: string): Promise<boolean> {
  const other = await trx
    .selectFrom('organisation')
    .select('id')
    .where('city_id', '=', city)
    .where('name_uk', '=', nameUk)
    .where('id', '!=', id)
    .executeTakeFirst()
  return other !== undefined
}

export async function setOrganisationWords(
  trx: Trx,
  city: string,
  id: string,
  { kind, name, email, answersReviewed }: Omit<ChangeOrganisation, 'version'>,
): Promise<void> {
  await trx
    .updateTable('organisation')
    .set({ kind, name_uk: name.uk, name_en: name.en, email, answers_reviewed: answersReviewed })
    .set({ version: sql`version + 1` })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .execute()
}

export async function setActive(trx: Trx, city: string, id: string, active: boolean): Promise<void> {
  await trx
    .updateTable('organisation')
    .set({ active, version: sql`version + 1` })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .execute()
}
