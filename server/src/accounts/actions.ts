import { randomUUID } from 'node:crypto'

import type { Membership } from '@bezpechne/shared/access'
import { hashPassword } from 'better-auth/crypto'

import { type Db, transact, type Trx } from '../platform/database.ts'
import { deleteSessions, insertMemberships, insertStaff } from './queries.ts'
import {
  deleteMembership,
  insertMembership,
  type NewMembership,
  replacePassword,
  replaceSecrets,
} from './staff-queries.ts'

interface NewAccount {
  name: string
  /** Derived where the password was typed: deriveStaffKeys in shared/src/letters-crypto. */
  authKey: string
}

/**
 * An account that can sign in at once. Hashing takes a while and may hold no transaction open, so it comes first.
 * @returns what makes it, in the caller's transaction: the id of the person, undefined where the e-mail has one already
 */
export async function prepareAccount({ name, authKey }: NewAccount): Promise<MakeAccount> {
  const password = await hashPassword(authKey)
  const id = randomUUID()
  return (trx, email) => insertStaff(trx, { id, email: email.trim().toLowerCase(), name, password })
}

export type MakeAccount = (trx: Trx, email: string) => Promise<string | undefined>

/** An account with its roles; the id of the person. */
export async function createStaff(
  db: Db,
  { email, memberships, ...account }: NewAccount & { email: string; memberships: Membership[] },
): Promise<string> {
  const makeAccount = await prepareAccount(account)
  return transact(db, async (trx) => {
    const id = await makeAccount(trx, email)
    if (id === undefined) throw new Error('There is an account of this e-mail already')
    await insertMemberships(trx, id, memberships)
    return id
  })
}

/**
 * One more role for somebody who has an account. Sessions end with every change of roles.
 * @returns false where the role is held already
 */
export async function giveRole(trx: Trx, staffId: string, membership: NewMembership): Promise<boolean> {
  if (!(await insertMembership(trx, staffId, membership))) return false
  await deleteSessions(trx, staffId)
  return true
}

/** @returns false where the role was not held */
export async function takeRole(
  trx: Trx,
  staffId: string,
  role: Pick<Membership, 'city' | 'role'>,
): Promise<boolean> {
  if (!(await deleteMembership(trx, staffId, role))) return false
  await deleteSessions(trx, staffId)
  return true
}

/** Of a key, as accounts keep it. */
export type HashedPassword = Awaited<ReturnType<typeof hashPassword>>

/** Takes a while: before a transaction, never in one. */
export function hashNewPassword(authKey: string): Promise<HashedPassword> {
  return hashPassword(authKey)
}

/** Whatever was signed in with the old one is signed out. The second factor stays. */
export async function setPassword(trx: Trx, staffId: string, password: HashedPassword): Promise<void> {
  await replacePassword(trx, staffId, password)
  await deleteSessions(trx, staffId)
}

/** For who lost both: whatever opened the account before opens nothing now. */
export async function resetStaff(db: Db, staffId: string, authKey: string): Promise<void> {
  const password = await hashPassword(authKey)
  await transact(db, async (trx) => {
    await replaceSecrets(trx, staffId, password)
    await deleteSessions(trx, staffId)
  })
}
