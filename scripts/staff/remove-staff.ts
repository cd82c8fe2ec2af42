import { takeRole } from '@bezpechne/server/accounts/actions'
import { findStaff } from '@bezpechne/server/accounts/staff-queries'
import { getCity } from '@bezpechne/server/cities/index'
import { type Db, transact } from '@bezpechne/server/platform/database'

import { InputError } from '../import/input-error.ts'
import { emailOf, type NewRole } from './add-staff.ts'

/**
 * Takes a role back. The account stays, for its name stands in what was decided.
 * @returns what was done, for the operator to read
 * @throws InputError; AppError 'city-not-found'
 */
export async function removeStaff(db: Db, given: Pick<NewRole, 'email' | 'city' | 'role'>): Promise<string> {
  const email = emailOf(given.email)
  const { id: city } = await getCity(db, given.city)
  const person = await findStaff(db, email)
  if (!person || !(await transact(db, (trx) => takeRole(trx, person.id, { city, role: given.role }))))
    throw new InputError(`${email} is no ${given.role} in ${city}`)
  const left =
    person.roles > 1 ? `Other roles: ${person.roles - 1}.` : 'No role is left: the account opens nothing.'
  return `${person.name} <${email}> is no longer ${given.role} in ${city}. ${left}`
}
