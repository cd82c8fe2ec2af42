import type { Category } from '@bezpechne/shared/categories'
import { inFurther } from '@bezpechne/shared/languages'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

/** The city's categories in its own order. */
export async function listCategories(db: Db, city: string): Promise<Category[]> {
  return (await ofCity(db, city).orderBy('city_category.position').execute()).map(inAll)
}

export async function findCategory(db: Db, city: string, code: string): Promise<Category | undefined> {
  const found = await ofCity(db, city).where('category.code', '=', code).executeTakeFirst()
  return found && inAll(found)
}

/** The list is the house's own, so further languages say it in their files. */
function inAll(category: Category): Category {
  const said = (part: 'name' | 'body' | 'whose') => ({
    ...category[part],
    ...inFurther('categories', category.code, part),
  })
  return { ...category, name: said('name'), body: said('body'), whose: said('whose') }
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
  return db
    .selectFrom('city_category')
    .innerJoin('category', 'category.code', 'city_category.category')
    .where('city_category.city_id', '=', city)
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
