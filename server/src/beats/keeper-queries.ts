import type { OfficerCard, Station } from '@bezpechne/shared/officers'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { asLatLng } from '../platform/geo.ts'
import { today } from './queries.ts'

/** Who is appointed to a beat today. */
export interface Kept {
  beat: string
  duty: 'officer' | 'deputy'
  officer: string
  /** The last day of an absence that covers today. */
  awayUntil: string | null
  substitute: string | null
}

/** Officers before deputies, those appointed earlier first. */
export async function listKept(db: Db, city: string, beats: string[]): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select a.beat_id as beat, a.duty, a.officer_id as officer, away.until as "awayUntil",
           away.substitute_id as substitute
      from appointment a
      join officer o on o.city_id = a.city_id and o.id = a.officer_id and (o.left_on is null or o.left_on > ${today})
      left join absence away on away.city_id = a.city_id and away.officer_id = a.officer_id
        and ${today} between away.since and away.until
     where a.city_id = ${city} and a.beat_id = any(${beats}::text[])
       and a.since <= ${today} and (a.until is null or a.until > ${today})
     order by a.beat_id, a.duty desc, a.since, a.id`.execute(db)
  return rows
}

export interface FoundCard {
  card: OfficerCard
  /** Neither gone nor away today. */
  here: boolean
}

export async function listCards(db: Db, city: string, ids: string[]): Promise<FoundCard[]> {
  if (!ids.length) return []
  const rows = await db
    .selectFrom('officer as o')
    .select(['o.id', 'o.kind', 'o.rank', 'o.phones', 'o.photo'])
    .select([
      sql<OfficerCard['name']>`json_build_object('uk', o.name_uk, 'en', o.name_en)`.as('name'),
      sql<OfficerCard['office']>`json_build_object('uk', o.office_uk, 'en', o.office_en)`.as('office'),
      asLatLng<OfficerCard['officeAt']>('o.office_at').as('officeAt'),
      sql<OfficerCard['hours']>`o.hours`.as('hours'),
      sql<OfficerCard['languages']>`o.languages`.as('languages'),
      sql<boolean>`(o.left_on is null or o.left_on > ${today}) and not exists (select 1 from absence away
        where away.city_id = o.city_id and away.officer_id = o.id and ${today} between away.since and away.until)`.as(
        'here',
      ),
    ])
    .where('o.city_id', '=', city)
    .where('o.id', 'in', ids)
    .execute()
  return rows.map(({ here, photo, ...card }) => ({
    here,
    card: { ...card, photoUrl: photo && photoUrlOf(city, photo) },
  }))
}

export function photoUrlOf(city: string, photo: string): string {
  return `/api/v1/cities/${city}/officers/photos/${photo}`
}

/** All stations of a city: those of a district, then those of the whole city. */
export function listStations(db: Db, city: string): Promise<Station[]> {
  return db
    .selectFrom('station')
    .select(['id', 'district_id as districtId', 'phone'])
    .select([
      sql<Station['name']>`json_build_object('uk', name_uk, 'en', name_en)`.as('name'),
      sql<Station['address']>`json_build_object('uk', address_uk, 'en', address_en)`.as('address'),
      asLatLng<Station['at']>('at').as('at'),
      sql<Station['hours']>`hours`.as('hours'),
    ])
    .where('city_id', '=', city)
    .orderBy(sql`district_id nulls last`)
    .orderBy('id')
    .execute()
}
