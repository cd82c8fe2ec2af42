import type { Category, ChooseCategories, CityCategories } from '@bezpechne/shared/categories'

import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { findCategory, holdCategories, listNational, listOn, setOn } from './queries.ts'

/**
 * A category the city has switched on, also one that takes no pins: screening tells.
 * @throws AppError 'invalid-input' naming the field
 */
export async function getCategory(db: Db, city: string, code: string): Promise<Category> {
  const category = await findCategory(db, city, code)
  if (!category) throw new AppError('invalid-input', { errors: [{ path: 'category', code: 'not-in-list' }] })
  return category
}

/**
 * One that people may choose when they write.
 * @param before what it is of already: that stays, also where the city has switched it off meanwhile
 * @throws AppError 'invalid-input' naming the field
 */
export async function getOffered(db: Db, city: string, code: string, before?: string): Promise<Category> {
  const category = await getCategory(db, city, code)
  if (category.off && code !== before)
    throw new AppError('invalid-input', { errors: [{ path: 'category', code: 'not-in-list' }] })
  return category
}

/** For the settings: what is on, in the city's order, then the rest of the national list. */
export async function getChosen(db: Db, city: string): Promise<CityCategories> {
  const all = await listNational(db)
  const on = await listOn(db, city)
  const chosen = on.flatMap((code) => all.find((one) => one.code === code) ?? [])
  const rest = all.filter(({ code }) => !on.includes(code)).map((one) => ({ ...one, off: true as const }))
  return { items: [...chosen, ...rest], national: all.map(({ code }) => code) }
}

/** @throws AppError 'stale-version' where a colleague chose meanwhile, 'invalid-input' for what takes no pins or is not known */
export async function chooseCategories(
  trx: Trx,
  city: string,
  { on, seen }: ChooseCategories,
): Promise<CityCategories> {
  await holdCategories(trx, city)
  const before = await listOn(trx, city)
  if (before.join() !== seen.join()) throw new AppError('stale-version')
  const known = new Set((await listNational(trx)).map(({ code }) => code))
  const wrong = on.findIndex((code) => !known.has(code))
  if (wrong >= 0)
    throw new AppError('invalid-input', { errors: [{ path: `on.${wrong}`, code: 'not-in-list' }] })
  await setOn(trx, city, on)
  return getChosen(trx, city)
}
