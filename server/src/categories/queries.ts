import type { Category } from '@bezpechne/shared/categories'
import { inFurther } from '@bezpechne/shared/languages'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

/** The city's categories in its own order. */
export async function listCategories(db: Db, city: string): Promise<Category[]> {
  return (await ofCity(db, city).orderBy('city_category.position').execute()).map(inAll)
}

/** Of those that take pins: what is on, in the city's order. */
export async function listOn(db: Db, city: string): Promise<string[]> {
  const rows = await ofCity(db, city)
    .where('city_category.active', '=', true)
    .where('category.no', 'is not', null)
    .orderBy('city_category.position')
    .execute()
  return rows.map(({ code }) => code)
}

/** The national list of what takes pins, whether a city has it or not. */
export async function listNational(db: Db): Promise<Category[]> {
  const rows = await ofList(db).where('category.no', 'is not', null).orderBy('category.position').execute()
  return rows.map((row) => inAll({ ...row, isOff: false }))
}

/**
 * These are on, in this order; all others that take pins are off. What takes none is a card that keeps people safe, and
 * stays. NOTE: one statement each, so that two at once wait for each other's rows and not for half of them.
 */
export async function setOn(trx: Trx, city: string, on: readonly string[]): Promise<void> {
  await sql`
    insert into city_category (city_id, category, position, active)
    select ${city}, c.code, coalesce(r.place, 100 + c.position)::smallint, r.place is not null or c.no is null
      from category c
      left join unnest(${on}::text[]) with ordinality as r(code, place) on r.code = c.code
    on conflict (city_id, category) do update set position = excluded.position, active = excluded.active`.execute(
    trx,
  )
}

/** Held until the transaction ends. */
export async function holdCategories(trx: Trx, city: string): Promise<void> {
  await sql`select from city where id = ${city} for no key update`.execute(trx)
}

export async function findCategory(db: Db, city: string, code: string): Promise<Category | undefined> {
  const found = await ofCity(db, city).where('category.code', '=', code).executeTakeFirst()
  return found && inAll(found)
}

/** The list is the house's own, so further languages say it in their files. */
function inAll({ isOff, ...category }: Omit<Category, 'off'> & { isOff: boolean }): Category {
  const said = (part: 'name' | 'body' | 'whose') => ({
    ...category[part],
    ...inFurther('categories', category.code, part),
  })
  const off = isOff && ({ off: true } as const)
  return { ...category, name: said('name'), body: said('body'), whose: said('whose'), ...off }
}

/** National numbers of those that exist; null for one that takes no pins. */
export async function categoryNumbers(db: Db, codes: string[]): Promise<(number | null)[]> {
  const rows = await db
    .selectFrom('category')
    .select('no')
    .where('code', '=', sql<string>`any(${codes}::text[])`)
    .orderBy('no')
    .execute()
  return rows.map(({ no }) => no)
}

function ofCity(db: Db, city: string) {
  return ofList(db)
    .innerJoin('city_category', 'category.code', 'city_category.category')
    .where('city_category.city_id', '=', city)
    .select(sql<boolean>`not city_category.active`.as('isOff'))
}

function ofList(db: Db) {
  return db
    .selectFrom('category')
    .select(['category.code', 'category.no', 'icon', 'area', 'precision', 'screening'])
    .select([inBoth('name').as('name'), inBoth('body').as('body'), inBoth('whose').as('whose')])
}

function inBoth(what: 'name' | 'body' | 'whose') {
  return sql<
    Category['name']
  >`json_build_object('uk', ${sql.ref(`category.${what}_uk`)}, 'en', ${sql.ref(`category.${what}_en`)})`
}

/** All of the national list, in its order: what a city has that chose nothing of its own. */
export async function enableAllCategories(trx: Trx, city: string): Promise<void> {
  await trx
    .insertInto('city_category')
    .columns(['city_id', 'category', 'position'])
    .expression(trx.selectFrom('category').select([sql<string>`${city}`.as('city_id'), 'code', 'position']))
    .execute()
}
