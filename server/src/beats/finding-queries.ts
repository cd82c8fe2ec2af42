import type { LatLng } from '@bezpechne/shared/geo'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { asLatLng } from '../platform/geo.ts'
import { today } from './queries.ts'

/** Those in force, by district and then by number as people read it. */
export async function listBeatIds(db: Db, city: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select b.id from beat b left join district d on d.city_id = b.city_id and d.id = b.district_id
     where b.city_id = ${city} and b.retired_at is null
     order by d.name_uk collate "und-x-icu" nulls last, length(b.id), b.id`.execute(db)
  return rows.map(({ id }) => id)
}

export interface PublicPlace {
  name: string
  at: LatLng
  precision: 'exact' | 'street'
}

/**
 * Places of published inquiries that mention a word; what is told by district alone is no place. Reads what everybody
 * may read, and nothing else.
 */
export function listPublicPlaces(db: Db, city: string, word: string): Promise<PublicPlace[]> {
  // NOTE: only our own wildcards count.
  const anywhere = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return db
    .selectFrom('public_inquiry')
    .distinctOn('public_place')
    .select(['public_place as name', 'precision'])
    .select(asLatLng('public_point').as('at'))
    .where('city_id', '=', city)
    .where('precision', 'in', ['exact', 'street'])
    .where(sql<boolean>`translate(public_place, '’ʼ', '''''') ilike ${anywhere}`)
    .orderBy('public_place')
    .orderBy('published_at', 'desc')
    .limit(200)
    .$castTo<PublicPlace>()
    .execute()
}

/** The day in Kyiv. */
export async function findToday(db: Db): Promise<string> {
  const { rows } = await sql<{ day: string }>`select ${today}::text as day`.execute(db)
  return rows[0]?.day ?? ''
}
