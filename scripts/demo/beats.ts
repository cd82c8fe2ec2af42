import type { Trx } from '@bezpechne/server/platform/database'
import { pointOf } from '@bezpechne/server/platform/geo'
import { newId } from '@bezpechne/server/platform/ids'
import type { Hours } from '@bezpechne/shared/officers'
import { sql } from 'kysely'

import { demoOfficers } from './officers.ts'

const city = 'kyiv'
const evenings: Hours[] = [
  { days: [2, 4], from: '17:00', until: '20:00' },
  { days: [6], from: '10:00', until: '13:00' },
]
const today = sql<string>`(now() at time zone 'Europe/Kyiv')::date`

/**
 * Four invented beats in every district of Kyiv, an invented officer for each district; the last beat has nobody, so that the
 * duty station is seen too.
 * @param staff ids of accounts by e-mail
 */
export async function insertBeats(trx: Trx, staff: Map<string, string>): Promise<void> {
  const station = await insertStation(trx)
  const officers = await insertOfficers(trx, station, staff)
  const beats = await insertQuarters(trx)
  await appoint(trx, beats.slice(0, -1), officers)
  await insertLeave(trx, officers)
  await trx
    .insertInto('beat_notice')
    .values({
      city_id: city,
      id: newId(),
      beat_id: beats[0] ?? '',
      title: 'Зустріч із мешканцями, п’ятниця, 18:30',
      text: 'Школа на вулиці Садовій, актова зала. Говоритимемо про паркування та освітлення дворів.',
      since: today,
      until: sql<string>`${today} + 30`,
    })
    .execute()
}

async function insertStation(trx: Trx): Promise<string> {
  const id = newId()
  await trx
    .insertInto('station')
    .values({
      city_id: city,
      id,
      name_uk: 'Чергова частина управління поліції',
      name_en: 'Duty station of the police department',
      phone: '044 000 00 00',
      address_uk: 'вулиця Садова, 1',
      address_en: '1 Sadova street',
      at: pointOf({ lat: 50.4475, lng: 30.515 }),
    })
    .execute()
  return id
}

async function insertOfficers(trx: Trx, station: string, staff: Map<string, string>): Promise<string[]> {
  const rows = demoOfficers.map(({ name, rank, email, office }, index) => ({
    city_id: city,
    id: newId(),
    code: `DOP-${String(index + 1).padStart(3, '0')}`,
    staff_id: (email && staff.get(email)) ?? null,
    kind: 'dop' as const,
    rank,
    name_uk: name.uk,
    name_en: name.en,
    phones: [`044 000 00 ${String(index + 1).padStart(2, '0')}`],
    office_uk: office.uk,
    office_en: office.en,
    office_at: pointOf(office.at),
    hours: JSON.stringify(evenings),
    languages: index % 3 === 0 ? ['uk', 'en'] : ['uk'],
    station_id: station,
  }))
  await trx.insertInto('officer').values(rows).execute()
  return rows.map(({ id }) => id)
}

/** Each district cut in four through its middle: no gaps, no overlaps. */
async function insertQuarters(trx: Trx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with middle as (
      select id, name_uk, name_en, boundary, st_x(st_centroid(boundary)) as x, st_y(st_centroid(boundary)) as y
        from district where city_id = ${city}),
    quarter as (
      select m.id as district, m.name_uk, m.name_en, q.n, st_multi(st_collectionextract(st_intersection(m.boundary,
          st_makeenvelope(m.x - 1 + q.east, m.y - q.south, m.x + q.east, m.y + 1 - q.south, 4326)), 3)) as shape
        from middle m cross join (values (1, 0, 0), (2, 1, 0), (3, 0, 1), (4, 1, 1)) as q(n, east, south))
    insert into beat (city_id, id, district_id, name_uk, name_en, residents, boundary)
    select ${city}, upper(left(district, 5)) || '-0' || n, district, 'Дільниця № ' || n || ' (' || name_uk || ')',
           'Beat ' || n || ' (' || name_en || ')', 5800 + 300 * n, shape
      from quarter where not st_isempty(shape)
    returning id`.execute(trx)
  return rows.map(({ id }) => id).toSorted()
}

async function appoint(trx: Trx, beats: string[], officers: string[]): Promise<void> {
  const rows = beats.map((beat, index) => ({
    city_id: city,
    id: newId(),
    beat_id: beat,
    officer_id: officers[Math.floor(index / 4)] ?? '',
    duty: 'officer' as const,
    since: sql<string>`${today} - 200`,
  }))
  await trx.insertInto('appointment').values(rows).execute()
}

/** One is on leave, and another stands in. */
async function insertLeave(trx: Trx, officers: string[]): Promise<void> {
  const [, , away = '', substitute = ''] = officers
  await trx
    .insertInto('absence')
    .values({
      city_id: city,
      id: newId(),
      officer_id: away,
      kind: 'leave',
      since: sql<string>`${today} - 3`,
      until: sql<string>`${today} + 11`,
      substitute_id: substitute,
    })
    .execute()
}
