import { createStaff, giveRole } from '@bezpechne/server/accounts/actions'
import { findStaff } from '@bezpechne/server/accounts/staff-queries'
import { foldName } from '@bezpechne/server/cities/fold-name'
import { getCity } from '@bezpechne/server/cities/index'
import { listOrganisations } from '@bezpechne/server/officers/queries'
import { type Db, transact } from '@bezpechne/server/platform/database'
import type { Role } from '@bezpechne/shared/access'
import { SignIn } from '@bezpechne/shared/accounts'
import { deriveStaffKeys } from '@bezpechne/shared/letters-crypto/staff-password'
import { typedLine } from '@bezpechne/shared/text'

import { InputError } from '../import/input-error.ts'

export interface NewRole {
  email: string
  name?: string
  city: string
  role: Role
  /** Its id, or its name in either language. */
  organisation?: string
}

/**
 * A role for a person; the account too where there is none yet.
 * @param ask for the password of a new account, once everything else is right
 * @returns what was done, for the operator to read
 * @throws InputError; AppError 'city-not-found'
 */
export async function addStaff(
  db: Db,
  given: NewRole,
  ask: (email: string) => Promise<string>,
): Promise<string> {
  const email = emailOf(given.email)
  const { id: city } = await getCity(db, given.city)
  const membership = { city, role: given.role, organisationId: await organisationOf(db, given) }
  const known = await findStaff(db, email)
  if (known) {
    if (await transact(db, (trx) => giveRole(trx, known.id, membership)))
      return `${known.name} <${email}> is ${given.role} in ${city} now; name and password stay as they were.`
    throw new InputError(`${known.name} <${email}> is ${given.role} in ${city} already`)
  }
  const name = typedLine(2, 100).safeParse(given.name)
  if (!name.success)
    throw new InputError('--name is needed: 2 to 100 characters, for nobody has this e-mail yet')
  const { authKey } = await deriveStaffKeys(email, await ask(email))
  await createStaff(db, { email, name: name.data, authKey, memberships: [membership] })
  return `${name.data} <${email}> is ${given.role} in ${city} now, and signs in at /desk.`
}

/** As accounts are kept: in lower case. */
export function emailOf(given: string): string {
  const email = SignIn.shape.email.safeParse(given.trim().toLowerCase())
  if (!email.success) throw new InputError(`“${given}” is no e-mail address`)
  return email.data
}

async function organisationOf(db: Db, { city, role, organisation }: NewRole): Promise<string | null> {
  if (role !== 'responder') {
    if (organisation) throw new InputError('--organisation goes with --role responder alone')
    return null
  }
  const all = await listOrganisations(db, city)
  const there =
    all.map(({ name }) => `“${name.uk}”`).join(', ') || `none yet, see npm run city -- add-organisation`
  if (!organisation) throw new InputError(`A responder needs --organisation. In ${city}: ${there}`)
  const wanted = foldName(organisation)
  const found = all.find(({ id, name }) => [id, foldName(name.uk), foldName(name.en)].includes(wanted))
  if (!found) throw new InputError(`There is no organisation “${organisation}” in ${city}: ${there}`)
  return found.id
}
