import { recordDeed } from '@bezpechne/server/audit/index'
import { getCity } from '@bezpechne/server/cities/index'
import { listWaiting, type Waiting } from '@bezpechne/server/members/grant-queries'
import { decideGrant } from '@bezpechne/server/members/grants'
import { type Db, transact } from '@bezpechne/server/platform/database'

import { InputError } from '../import/input-error.ts'
import { emailOf, type NewRole } from './add-staff.ts'

/** @throws AppError 'city-not-found' */
export async function listGrants(db: Db, given: Pick<NewRole, 'city'>): Promise<Waiting[]> {
  const { id: city } = await getCity(db, given.city)
  return listWaiting(db, city, null)
}

/**
 * The operator's word in place of a second administrator, whom a city may not have.
 * @returns what was done, for the operator to read
 * @throws InputError; AppError 'city-not-found'
 */
export async function decideAsOperator(
  db: Db,
  given: Pick<NewRole, 'email' | 'city' | 'role'>,
  approve: boolean,
): Promise<string> {
  const email = emailOf(given.email)
  const { id: city } = await getCity(db, given.city)
  const waiting = await listWaiting(db, city, null)
  const found = waiting.find((one) => one.email === email && one.role === given.role)
  if (!found) throw new InputError(`Nobody has asked that ${email} be ${given.role} in ${city}`)
  const { id } = found
  await transact(db, async (trx) => {
    await decideGrant(trx, { city, by: null }, { id, approve })
    const action = approve ? 'grant-approve' : 'grant-refuse'
    await recordDeed(trx, { city, actorId: null, role: 'operator', action, subject: id })
  })
  return approve
    ? `Agreed: the invitation of ${email} as ${given.role} in ${city} goes out now.`
    : `Refused: ${email} does not become ${given.role} in ${city}.`
}
