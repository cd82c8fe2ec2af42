import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import type { ReadOfficer } from './officer-file.ts'
import { today } from './queries.ts'

/** An officer of the city as a table would have one. */
export type KnownOfficer = Omit<ReadOfficer, 'line'> & { id: string; version: number }

const beatsAs = (duty: string) => sql<string[]>`coalesce((select json_agg(a.beat_id order by a.beat_id)
  from appointment a where a.city_id = o.city_id and a.officer_id = o.id and a.duty = ${duty}
   and (a.until is null or a.until > ${today})), '[]')`

/** Those who have not left. */
export function listKnownOfficers(db: Db, city: string): Promise<KnownOfficer[]> {
  return db
    .selectFrom('officer as o')
    .leftJoin('user as u', 'u.id', 'o.staff_id')
    .select(['o.id', 'o.version', 'o.code', 'o.kind', 'o.rank', 'o.phones', 'u.email'])
    .select([
      sql<KnownOfficer['name']>`json_build_object('uk', o.name_uk, 'en', o.name_en)`.as('name'),
      sql<KnownOfficer['office']>`json_build_object('uk', o.office_uk, 'en', o.office_en)`.as('office'),
      sql<KnownOfficer['hours']>`o.hours`.as('hours'),
      sql<KnownOfficer['languages']>`o.languages`.as('languages'),
      beatsAs('officer').as('beats'),
      beatsAs('deputy').as('deputyOf'),
    ])
    .where('o.city_id', '=', city)
    .where((or) => or.or([or('o.left_on', 'is', null), or('o.left_on', '>', today)]))
    .orderBy('o.code')
    .execute()
}

/** Of these addresses: members of staff who work as officers or heads in the city. */
export async function listAccounts(
  db: Db,
  city: string,
  emails: string[],
): Promise<{ id: string; email: string }[]> {
  if (!emails.length) return []
  return db
    .selectFrom('membership')
    .innerJoin('user', 'user.id', 'membership.staff_id')
    .select(['user.id', 'user.email'])
    .distinct()
    .where('membership.city_id', '=', city)
    .where('membership.role', 'in', ['officer', 'head'])
    .where('user.email', 'in', emails)
    .execute()
}

/** By the number of the badge; one who had left is back. @returns ids by badge */
export async function putOfficers(
  trx: Trx,
  city: string,
  officers: (Omit<ReadOfficer, 'line' | 'beats' | 'deputyOf'> & { staffId: string | null })[],
): Promise<Map<string, string>> {
  if (!officers.length) return new Map()
  const rows = officers.map(({ name, office, email: _email, staffId, ...officer }) => ({
    ...officer,
    id: newId(),
    name_uk: name.uk,
    name_en: name.en,
    office_uk: office.uk,
    office_en: office.en,
    staff_id: staffId,
  }))
  const { rows: ids } = await sql<{ code: string; id: string }>`
    insert into officer as o (city_id, id, code, staff_id, kind, rank, name_uk, name_en, phones, office_uk, office_en,
      hours, languages)
    select ${city}, r.id, r.code, r.staff_id, r.kind, r.rank, r.name_uk, r.name_en, r.phones, r.office_uk, r.office_en,
           r.hours, r.languages
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, staff_id text, kind text,
        rank text, name_uk text, name_en text, phones text[], office_uk text, office_en text, hours jsonb,
        languages text[])
    on conflict (city_id, code) do update set kind = excluded.kind, rank = excluded.rank, name_uk = excluded.name_uk,
      name_en = excluded.name_en, phones = excluded.phones, office_uk = excluded.office_uk,
      office_en = excluded.office_en, hours = excluded.hours, languages = excluded.languages,
      staff_id = coalesce(excluded.staff_id, o.staff_id), left_on = null, version = o.version + 1
    returning code, id`.execute(trx)
  return new Map(ids.map(({ code, id }) => [code, id]))
}

export interface Given {
  beat: string
  officer: string
  duty: 'officer' | 'deputy'
}

/** From today: another officer's appointment ends, the same one's goes on. */
export async function appointFromToday(trx: Trx, city: string, given: Given[]): Promise<void> {
  if (!given.length) return
  const rows = JSON.stringify(given.map((one) => ({ ...one, id: newId() })))
  const asked = sql`jsonb_to_recordset(${rows}::jsonb) as r(id uuid, beat text, officer uuid, duty text)`
  await sql`delete from appointment a using ${asked} where a.city_id = ${city} and a.beat_id = r.beat
    and a.duty = 'officer' and r.duty = 'officer' and a.officer_id <> r.officer and a.since >= ${today}`.execute(
    trx,
  )
  await sql`update appointment a set until = ${today} from ${asked} where a.city_id = ${city} and a.beat_id = r.beat
    and a.duty = 'officer' and r.duty = 'officer' and a.officer_id <> r.officer
    and (a.until is null or a.until > ${today})`.execute(trx)
  await sql`insert into appointment (city_id, id, beat_id, officer_id, duty, since)
    select ${city}, r.id, r.beat, r.officer, r.duty, ${today} from ${asked}
     where not exists (select 1 from appointment a where a.city_id = ${city} and a.beat_id = r.beat
       and a.officer_id = r.officer and a.duty = r.duty and (a.until is null or a.until > ${today}))`.execute(
    trx,
  )
}
