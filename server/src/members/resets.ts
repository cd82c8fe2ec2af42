import type { OpenedReset } from '@bezpechne/shared/resets'

import { type HashedPassword, setPassword } from '../accounts/index.ts'
import { recordDeed } from '../audit/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import { hashOfToken, type LinkToken } from '../platform/link-tokens.ts'
import { emit } from '../platform/outbox.ts'
import { findMember } from './queries.ts'
import { findReset, insertReset, moveToUsed } from './reset-queries.ts'

interface Starting {
  city: string
  staffId: string
  actorId: string
  linkToken: LinkToken
}

/**
 * An administrator begins it and learns nothing: the link goes to the person's own mailbox, who chooses the password. It
 * opens no mailbox of letters and passes no second factor.
 * @throws AppError 'not-found' for who does not work here
 */
export async function startReset(trx: Trx, { city, staffId, actorId, linkToken }: Starting): Promise<void> {
  if (!(await findMember(trx, city, staffId))) throw new AppError('not-found')
  const id = newId()
  const tokenHash = hashOfToken(linkToken('password-reset', id))
  await insertReset(trx, { city, id, staffId, startedBy: actorId, tokenHash })
  await emit(trx, city, 'reset.started', { id })
}

/** @throws AppError 'reset-over' */
export async function openReset(db: Db, token: string): Promise<OpenedReset> {
  const { email } = await getOpen(db, token)
  return { email }
}

/**
 * The new password; whatever was signed in with the old one is signed out. The second factor stays as it is.
 * @throws AppError 'reset-over'
 */
export async function finishReset(trx: Trx, token: string, password: HashedPassword): Promise<void> {
  const { city, id, staffId, role } = await getOpen(trx, token)
  if (!(await moveToUsed(trx, city, id))) throw new AppError('reset-over')
  await setPassword(trx, staffId, password)
  await recordDeed(trx, { city, actorId: staffId, role, action: 'reset-done', subject: staffId })
}

async function getOpen(db: Db, token: string) {
  const found = await findReset(db, hashOfToken(token))
  if (!found?.opens || !found.role) throw new AppError('reset-over')
  return { ...found, role: found.role }
}
