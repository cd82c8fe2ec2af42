import type { Organisation } from '@bezpechne/shared/moderation'

import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { findOrganisation } from './queries.ts'

/** @throws AppError 'organisation-not-found' */
export async function getOrganisation(db: Db, city: string, id: string): Promise<Organisation> {
  const organisation = await findOrganisation(db, city, id)
  if (!organisation) throw new AppError('organisation-not-found')
  return organisation
}
