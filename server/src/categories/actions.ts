import type { Category } from '@bezpechne/shared/categories'

import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { findCategory } from './queries.ts'

/**
 * A category the city has switched on, also one that takes no pins: screening tells.
 * @throws AppError 'invalid-input' naming the field
 */
export async function getCategory(db: Db, city: string, code: string): Promise<Category> {
  const category = await findCategory(db, city, code)
  if (!category) throw new AppError('invalid-input', { errors: [{ path: 'category', code: 'not-in-list' }] })
  return category
}
