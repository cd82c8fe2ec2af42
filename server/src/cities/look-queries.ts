import type { Names } from '@bezpechne/shared/cities'
import type { LookPart } from '@bezpechne/shared/look-parts'
import type { Hours } from '@bezpechne/shared/officers'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

interface LookRow {
  part: LookPart
  value: unknown
  version: number
}

export function listLookRows(db: Db, city: string): Promise<LookRow[]> {
  return db
    .selectFrom('city_look')
    .select(['part', 'version', sql`value`.as('value')])
    .where('city_id', '=', city)
    .execute()
}

/** What residents see of it now: a notice counts by the clock of the database. */
export function listShownRows(db: Db, city: string): Promise<Pick<LookRow, 'part' | 'value'>[]> {
  return db
    .selectFrom('city_look')
    .select(['part', sql`value`.as('value')])
    .where('city_id', '=', city)
    .where('value', 'is not', null)
    .where(
      sql<boolean>`(part <> 'notice' or (now() >= (value->>'from')::timestamptz and now() < (value->>'until')::timestamptz))`,
    )
    .execute()
}

interface One {
  city: string
  part: LookPart
  version: number
}

/** Null: as the product has it. @returns the new version; undefined where somebody changed it meanwhile */
export async function setLookRow(
  trx: Trx,
  { city, part, version }: One,
  own: unknown,
): Promise<number | undefined> {
  const value = sql<string>`${own === null ? null : JSON.stringify(own)}::jsonb`
  const set =
    version === 0
      ? trx
          .insertInto('city_look')
          .values({ city_id: city, part, value })
          .onConflict((known) => known.doNothing())
          .returning('version')
      : trx
          .updateTable('city_look')
          .set({ value, version: sql<number>`version + 1`, changed_at: sql<Date>`now()` })
          .where('city_id', '=', city)
          .where('part', '=', part)
          .where('version', '=', version)
          .returning('version')
  return (await set.executeTakeFirst())?.version
}

/** The name it has, and the one it was opened with. */
export function findNames(db: Db, city: string): Promise<{ now: Names; first: Names } | undefined> {
  const now = sql<Names>`json_build_object('uk', name_uk, 'en', name_en)::jsonb`
  return db
    .selectFrom('city')
    .select([
      sql<Names>`${now} || further_names`.as('now'),
      sql<Names>`coalesce(first_name, ${now})`.as('first'),
    ])
    .where('id', '=', city)
    .executeTakeFirst()
}

/** NOTE: what it was called before anybody changed it is kept with the first change. */
export async function setNames(trx: Trx, city: string, { uk, en, ...further }: Names): Promise<void> {
  await trx
    .updateTable('city')
    .set({
      first_name: sql<string>`coalesce(first_name, json_build_object('uk', name_uk, 'en', name_en)::jsonb)`,
      name_uk: uk,
      name_en: en,
      further_names: sql<string>`${JSON.stringify(further)}::jsonb`,
    })
    .where('id', '=', city)
    .execute()
}

export async function isOver(db: Db, moment: string): Promise<boolean> {
  const { rows } = await sql<{ over: boolean }>`select ${moment}::timestamptz <= now() as over`.execute(db)
  return rows[0]?.over ?? false
}

/** When somebody works at the desk of a city, which without one works as the table of desks says by itself. */
export function findWorking(db: Db, city: string): Promise<Hours | undefined> {
  return db
    .selectFrom('city as c')
    .leftJoin('city_desk as d', 'd.city_id', 'c.id')
    .select([
      sql<number[]>`coalesce(d.working_days, '{1,2,3,4,5}')`.as('days'),
      sql<string>`to_char(coalesce(d.opens, '09:00'), 'HH24:MI')`.as('from'),
      sql<string>`to_char(coalesce(d.closes, '18:00'), 'HH24:MI')`.as('until'),
    ])
    .where('c.id', '=', city)
    .executeTakeFirst()
}

/** The only one of the city: those before are gone. */
export async function setEmblem(trx: Trx, city: string, id: string, bytes: Uint8Array): Promise<void> {
  await dropEmblems(trx, city)
  await trx
    .insertInto('city_emblem')
    .values({ city_id: city, id, bytes: Buffer.from(bytes) })
    .execute()
}

export async function dropEmblems(trx: Trx, city: string): Promise<void> {
  await trx.deleteFrom('city_emblem').where('city_id', '=', city).execute()
}

/** The one there is now. */
export async function getEmblem(db: Db, city: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('city_emblem')
    .select('bytes')
    .where('city_id', '=', city)
    .executeTakeFirst()
  return row && Buffer.from(row.bytes)
}

export async function findEmblem(db: Db, city: string, id: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('city_emblem')
    .select('bytes')
    .where('city_id', '=', city)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && Buffer.from(row.bytes)
}
