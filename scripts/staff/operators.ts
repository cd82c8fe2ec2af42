import { createStaff } from '@bezpechne/server/accounts/actions'
import { endSessions } from '@bezpechne/server/accounts/index'
import {
  deleteOperator,
  findStaff,
  insertOperator,
  listOperators,
} from '@bezpechne/server/accounts/staff-queries'
import { type Db, transact } from '@bezpechne/server/platform/database'
import type { Written } from '@bezpechne/shared/languages'
import { deriveStaffKeys } from '@bezpechne/shared/letters-crypto/staff-password'
import { typedLine } from '@bezpechne/shared/text'

import { InputError } from '../import/input-error.ts'
import { emailOf } from './add-staff.ts'

/**
 * A named person who opens cities and sees counts; the account too where there is none yet.
 * @param ask for the password of a new account, once everything else is right
 * @returns what was done, for the operator to read
 * @throws InputError
 */
export async function addOperator(
  db: Db,
  given: { email: string; name?: string; language?: Written },
  ask: (email: string) => Promise<string>,
): Promise<string> {
  const email = emailOf(given.email)
  const known = await findStaff(db, email)
  const id = known?.id ?? (await newAccount(db, { ...given, email }, ask))
  const added = await transact(db, async (trx) => {
    if (!(await insertOperator(trx, id, given.language ?? 'uk'))) return false
    // As with every change of rights: what was open before opens nothing more.
    await endSessions(trx, id)
    return true
  })
  if (!added) throw new InputError(`${email} is an operator already`)
  return `${email} opens cities at /operator now, with a second factor wherever the server demands one.`
}

async function newAccount(
  db: Db,
  { email, name }: { email: string; name?: string },
  ask: (email: string) => Promise<string>,
): Promise<string> {
  const read = typedLine(2, 100).safeParse(name)
  if (!read.success)
    throw new InputError('--name is needed: 2 to 100 characters, for nobody has this e-mail yet')
  const { authKey } = await deriveStaffKeys(email, await ask(email))
  return createStaff(db, { email, name: read.data, authKey, memberships: [] })
}

/** Gone with the next request: who is signed in is signed out. @throws InputError */
export async function removeOperator(db: Db, given: { email: string }): Promise<string> {
  const email = emailOf(given.email)
  const known = await findStaff(db, email)
  const removed =
    known &&
    (await transact(db, async (trx) => {
      if (!(await deleteOperator(trx, known.id))) return false
      await endSessions(trx, known.id)
      return true
    }))
  if (!removed) throw new InputError(`${email} is no operator`)
  return `${email} is no operator any more. Roles in cities stay as they are.`
}

export async function operatorLines(db: Db): Promise<string[]> {
  const operators = await listOperators(db)
  const lines = operators.map(
    ({ name, email, language, secondFactor }) =>
      `${name} <${email}>  mails in ${language}  ${secondFactor ? 'second factor' : 'no second factor yet'}`,
  )
  return [
    ...lines,
    operators.length ? `${operators.length} operators` : 'There is no operator yet: add-operator',
  ]
}
