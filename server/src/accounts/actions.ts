import { randomUUID } from 'node:crypto'

import type { Membership } from '@bezpechne/shared/access'
import { hashPassword } from 'better-auth/crypto'

import { type Db, transact } from '../platform/database.ts'
import { insertMemberships, insertStaff } from './queries.ts'

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
