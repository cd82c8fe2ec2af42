import type { OnePerson } from '@bezpechne/shared/members'

import { activityOf } from '../audit/index.ts'
import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { whatIsHeld } from './leaving.ts'
import { findMember, rolesOf } from './queries.ts'

/** @throws AppError 'not-found' for who has no role in this city, here or anywhere */
export async function readPerson(
  db: Db,
  { city, staffId }: { city: string; staffId: string },
): Promise<OnePerson> {
  const found = await findMember(db, city, staffId)
  if (!found) throw new AppError('not-found')
  return {
    id: staffId,
    name: found.name,
    roles: await rolesOf(db, city, staffId),
    held: await whatIsHeld(db, { city, staffId }),
    activity: await activityOf(db, city, staffId),
  }
}
