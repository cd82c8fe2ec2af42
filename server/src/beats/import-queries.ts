import type { Names } from '@bezpechne/shared/cities'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import type { ReadBeat } from './beat-file.ts'
import { today } from './queries.ts'

export interface KnownBeat {
  id: string
  name: Names
  version: number
  /** Who is appointed now or later. */
  officers: string[]
}

export async function listKnownBeats(db: Db, city: string): Promise<KnownBeat[]> {
  const { rows } = await sql<KnownBeat>`
    select b.id, json_build_object('uk', b.name_uk, 'en', b.name_en) as name, b.version, coalesce((
        select json_agg(a.officer_id order by a.since) from appointment a where a.city_id = b.city_id
          and a.beat_id = b.id and a.duty = 'officer' and (a.until is null or a.until > ${today})), '[]') as officers
      from beat b where b.city_id = ${city} and b.retired_at is null order by b.id`.execute(db)
  return rows
}

const given = (beats: ReadBeat[]) => sql`
  (select r.id, r.name->>'uk' as name_uk, r.name->>'en' as name_en, r.setting, r.residents,
          st_multi(st_setsrid(st_geomfromgeojson(r.outline), 4326)) as boundary
     from jsonb_to_recordset(${JSON.stringify(beats)}::jsonb)
       as r(id text, name jsonb, setting text, residents int, outline jsonb))`

/** Of a file: ids that are stored exactly so. */
export async function listSame(db: Db, city: string, beats: ReadBeat[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select g.id from ${given(beats)} g join beat b on b.city_id = ${city} and b.id = g.id and b.retired_at is null
     where (b.name_uk, b.name_en, b.setting) = (g.name_uk, g.name_en, g.setting)
       and b.residents is not distinct from g.residents and b.boundary = g.boundary`.execute(db)
  return rows.map(({ id }) => id)
}

/** New rows, new words and borders; the district is the one that most of a beat lies in. */
export async function putBeats(trx: Trx, city: string, beats: ReadBeat[]): Promise<void> {
  await sql`
    insert into beat as b (city_id, id, district_id, name_uk, name_en, setting, residents, boundary)
    select ${city}, g.id, (select d.id from district d where d.city_id = ${city} and d.boundary && g.boundary
        order by st_area(st_intersection(d.boundary, g.boundary)) desc, d.id limit 1),
      g.name_uk, g.name_en, g.setting, g.residents, g.boundary
      from ${given(beats)} g
    on conflict (city_id, id) do update set district_id = excluded.district_id, name_uk = excluded.name_uk,
      name_en = excluded.name_en, setting = excluded.setting, residents = excluded.residents,
      boundary = excluded.boundary, retired_at = null, version = b.version + 1`.execute(trx)
}

/** After new borders of districts: each beat has the one that most of it lies in. First with none, so that they can go. */
export async function redistrictBeats(trx: Trx, city: string, to: 'none' | 'new'): Promise<void> {
  if (to === 'none') {
    await trx.updateTable('beat').set({ district_id: null }).where('city_id', '=', city).execute()
    return
  }
  await sql`
    update beat b set district_id = (select d.id from district d where d.city_id = ${city} and d.boundary && b.boundary
        order by st_area(st_intersection(d.boundary, b.boundary)) desc, d.id limit 1)
     where b.city_id = ${city}`.execute(trx)
}

/** Their officers keep nothing there any more; what was written to them stays. */
export async function retireBeats(trx: Trx, city: string, ids: string[]): Promise<void> {
  if (!ids.length) return
  await trx
    .updateTable('beat')
    .set({ retired_at: sql`now()`, version: sql`version + 1` })
    .where('city_id', '=', city)
    .where('id', 'in', ids)
    .where('retired_at', 'is', null)
    .execute()
  await trx
    .deleteFrom('appointment')
    .where('city_id', '=', city)
    .where('beat_id', 'in', ids)
    .where('since', '>=', today)
    .execute()
  await trx
    .updateTable('appointment')
    .set({ until: today })
    .where('city_id', '=', city)
    .where('beat_id', 'in', ids)
    .where((or) => or.or([or('until', 'is', null), or('until', '>', today)]))
    .execute()
}

/** Whoever else imports, appoints or draws in this city waits until the transaction ends. */
export async function lockBeats(trx: Trx, city: string): Promise<boolean> {
  const row = await trx
    .selectFrom('city')
    .select('id')
    .where('id', '=', city)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row !== undefined
}
