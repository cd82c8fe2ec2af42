import { randomUUID } from 'node:crypto'

import type { Membership } from '@bezpechne/shared/access'
import { hashPassword } from 'better-auth/crypto'

import { type Db, transact } from '../platform/database.ts'
import { deleteSessions, insertMemberships, insertStaff } from './queries.ts'
import { deleteMembership, insertMembership, replaceSecrets } from './staff-queries.ts'

interface NewStaff {
  email: string
  name: string
  /** Derived where the password was typed: deriveStaffKeys in shared/src/letters-crypto. */
  authKey: string
  memberships: Membership[]
}

/** An account that can sign in at once, with its roles; the id of the person. */
export async function createStaff(db: Db, { email, name, authKey, memberships }: NewStaff): Promise<string> {
  const password = await hashPassword(authKey)
  const id = randomUUID()
  await transact(db, async (trx) => {
    await insertStaff(trx, { id, email: email.trim().toLowerCase(), name, password })
    await insertMemberships(trx, id, memberships)
  })
  return id
}

/**
 * One more role for somebody who has an account. Sessions end with every change of roles.
 * @returns false where the role is held already
 */
export function grantRole(db: Db, staffId: string, membership: Membership): Promise<boolean> {
  return transact(db, async (trx) => {
    if (!(await insertMembership(trx, staffId, membership))) return false
    await deleteSessions(trx, staffId)
    return true
  })
}

/** @returns false where the role was not held */
export function withdrawRole(
  db: Db,
  staffId: string,
  role: Pick<Membership, 'city' | 'role'>,
): Promise<boolean> {
  return transact(db, async (trx) => {
    if (!(await deleteMembership(trx, staffId, role))) return false
    await deleteSessions(trx, staffId)
    return true
  })
}

/** For who lost both: whatever opened the account before opens nothing now. */
export async function resetStaff(db: Db, staffId: string, authKey: string): Promise<void> {
  const password = await hashPassword(authKey)
  await transact(db, async (trx) => {
    await replaceSecrets(trx, staffId, password)
    await deleteSessions(trx, staffId)
  })
}
