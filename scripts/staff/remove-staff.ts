import { findStaff } from '@bezpechne/server/accounts/staff-queries'
import { getCity } from '@bezpechne/server/cities/index'
import { removeRole } from '@bezpechne/server/members/leaving'
import { type Db, transact } from '@bezpechne/server/platform/database'
import { AppError } from '@bezpechne/server/platform/errors'
import type { LeavingStep } from '@bezpechne/shared/members'

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
  if (!person) throw new InputError(`${email} is no ${given.role} in ${city}`)
  const { steps } = await transact(db, (trx) =>
    removeRole(trx, { city, staffId: person.id, byOperator: true }, given.role),
  ).catch((error: unknown) => {
    if (error instanceof AppError && (error.code === 'role-not-held' || error.code === 'not-found'))
      throw new InputError(`${email} is no ${given.role} in ${city}`)
    throw error
  })
  const left =
    person.roles > 1 ? `Other roles: ${person.roles - 1}.` : 'No role is left: the account opens nothing.'
  const todo = steps.length ? ` Left to do: ${steps.map(inWords).join('; ')}.` : ''
  return `${person.name} <${email}> is no longer ${given.role} in ${city}. ${left}${todo}`
}

function inWords(step: LeavingStep): string {
  return step.what === 'beat'
    ? `beat ${step.beat} is still kept by ${step.officer.uk}`
    : `a new version of the mailbox ${step.name?.uk ?? step.kind}, whose key was known`
}
