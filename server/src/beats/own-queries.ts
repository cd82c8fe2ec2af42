import type { NewNotice, OwnBeats } from '@bezpechne/shared/beat-settings'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { today } from './queries.ts'

/** Beats that an officer keeps today, or where this one is the deputy. */
export async function listOwnBeats(db: Db, city: string, officer: string): Promise<OwnBeats['beats']> {
  const { rows } = await sql<OwnBeats['beats'][number]>`
    select b.id, json_build_object('uk', b.name_uk, 'en', b.name_en) as name, b.setting, b.residents, a.duty,
           case when d.id is null then null else
             json_build_object('id', d.id, 'name', json_build_object('uk', d.name_uk, 'en', d.name_en)) end as district
      from appointment a join beat b on b.city_id = a.city_id and b.id = a.beat_id and b.retired_at is null
      left join district d on d.city_id = b.city_id and d.id = b.district_id
     where a.city_id = ${city} and a.officer_id = ${officer}::uuid
       and a.since <= ${today} and (a.until is null or a.until > ${today})
     order by a.duty desc, b.id`.execute(db)
  return rows
}

/**
 * Whether somebody who signs in keeps a beat today: as its officer, as a deputy, or standing in for who is away.
 */
export async function isOfficerOf(db: Db, city: string, staffId: string, beat: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from appointment a
      left join absence away on away.city_id = a.city_id and away.officer_id = a.officer_id
        and ${today} between away.since and away.until
      join officer o on o.city_id = a.city_id and o.id in (a.officer_id, away.substitute_id)
     where a.city_id = ${city} and a.beat_id = ${beat} and o.staff_id = ${staffId}
       and (o.left_on is null or o.left_on > ${today})
       and a.since <= ${today} and (a.until is null or a.until > ${today}) limit 1`.execute(db)
  return rows.length > 0
}

/** Not over and not withdrawn; of some beats, or of all. */
export function listOwnNotices(db: Db, city: string, beats: string[] | 'all'): Promise<OwnBeats['notices']> {
  return db
    .selectFrom('beat_notice')
    .select(['id', 'beat_id as beat', 'title', 'text', 'since', 'until'])
    .where('city_id', '=', city)
    .where('withdrawn_at', 'is', null)
    .where('until', '>=', today)
    .$if(beats !== 'all', (query) =>
      query.where('beat_id', 'in', beats === 'all' || !beats.length ? [''] : beats),
    )
    .orderBy('since')
    .orderBy('id')
    .execute()
}

export async function insertNotice(
  trx: Trx,
  city: string,
  { beat, title, text, since, until, id, authorId }: NewNotice & { id: string; authorId: string },
): Promise<void> {
  await trx
    .insertInto('beat_notice')
    .values({ city_id: city, id, beat_id: beat, author_id: authorId, title, text, since, until })
    .execute()
}

export async function findNoticeBeat(trx: Trx, city: string, id: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom('beat_notice')
    .select('beat_id')
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row?.beat_id
}

export async function withdrawNotice(trx: Trx, city: string, id: string): Promise<boolean> {
  const moved = await trx
    .updateTable('beat_notice')
    .set({ withdrawn_at: sql`now()` })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}
