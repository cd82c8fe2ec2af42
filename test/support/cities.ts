import type { Db } from '@bezpechne/server/platform/database'
import { pointOf } from '@bezpechne/server/platform/geo'
import { sql } from 'kysely'

/** Two squares side by side, west and east of 30.5, 0.1 degrees each, from 50.4 to 50.5 north. */
export const kyiv = {
  id: 'kyiv',
  west: { id: 'west', inside: { lat: 50.45, lng: 30.45 } },
  east: { id: 'east', inside: { lat: 50.45, lng: 30.55 } },
  outside: { lat: 49.55, lng: 25.59 },
} as const

/** A city of two districts with a river between them, every category switched on in the national order. */
export async function givenKyiv(db: Db): Promise<void> {
  await givenCity(db, { id: 'kyiv', code: 'KYIV', west: 30.4, south: 50.4 })
}

/** Another city, far away, for whatever must stay apart. */
export async function givenTernopil(db: Db): Promise<void> {
  await givenCity(db, { id: 'ternopil', code: 'TERNOPIL', west: 25.5, south: 49.5 })
}

async function givenCity(
  db: Db,
  { id, code, west, south }: { id: string; code: string; west: number; south: number },
): Promise<void> {
  const box = (from: number, to: number) =>
    sql<string>`st_multi(st_makeenvelope(${west + from}::float8, ${south}::float8, ${west + to}::float8, ${south + 0.1}::float8, 4326))`
  await db
    .insertInto('city')
    .values({
      id,
      code,
      state: 'public',
      name_uk: id === 'kyiv' ? 'Київ' : 'Тернопіль',
      name_en: id === 'kyiv' ? 'Kyiv' : 'Ternopil',
      centre: pointOf({ lat: south + 0.05, lng: west + 0.1 }),
      boundary: box(0, 0.2),
      credit: 'Спрощені контури',
    })
    .execute()
  await db
    .insertInto('district')
    .values([
      { city_id: id, id: 'west', name_uk: 'Західний', name_en: 'West', boundary: box(0, 0.1) },
      { city_id: id, id: 'east', name_uk: 'Східний', name_en: 'East', boundary: box(0.1, 0.2) },
    ])
    .execute()
  await db
    .insertInto('water')
    .values({ city_id: id, id: 'river', name_uk: 'Річка', name_en: 'River', shape: box(0.095, 0.105) })
    .execute()
  await db
    .insertInto('city_category')
    .columns(['city_id', 'category', 'position'])
    .expression(db.selectFrom('category').select([sql<string>`${id}`.as('city_id'), 'code', 'position']))
    .execute()
}
