import { resetStaff } from '@bezpechne/server/accounts/actions'
import { findStaff } from '@bezpechne/server/accounts/staff-queries'
import type { Db } from '@bezpechne/server/platform/database'
import { deriveStaffKeys } from '@bezpechne/shared/letters-crypto/staff-password'

import { InputError } from '../import/input-error.ts'
import { emailOf } from './add-staff.ts'

/**
 * A new password, and the authenticator app to be connected anew: for who lost the one or the other.
 * @returns what was done, for the operator to read
 * @throws InputError
 */
export async function newSecretsFor(
  db: Db,
  given: { email: string },
  ask: (email: string) => Promise<string>,
): Promise<string> {
  const email = emailOf(given.email)
  const person = await findStaff(db, email)
  if (!person) throw new InputError(`Nobody here has the e-mail ${email}`)
  const { authKey } = await deriveStaffKeys(email, await ask(email))
  await resetStaff(db, person.id, authKey)
  return `${person.name} <${email}> signs in with the new password now, and connects an authenticator app again.`
}
