import type { Accepted, OpenedInvitation } from '@bezpechne/shared/members'

import type { Actor } from '../access/actor.ts'
import { giveRole, type MakeAccount } from '../accounts/index.ts'
import { recordDeed } from '../audit/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { hashOfToken } from '../platform/link-tokens.ts'
import { findByToken, moveToAccepted } from './link-queries.ts'

/** @throws AppError 'invitation-not-found', 'invitation-over' */
export async function openInvitation(db: Db, token: string): Promise<OpenedInvitation> {
  const { city, cityName, role, organisation, email, expiresAt, hasAccount } = await getValid(db, token)
  return {
    city: { id: city, name: cityName },
    role,
    organisation,
    email,
    expiresAt: expiresAt.toISOString(),
    hasAccount,
  }
}

/**
 * Somebody new: the account, the role and the end of the link, all or nothing.
 * @throws AppError 'invitation-not-found', 'invitation-over', 'sign-in-first'
 */
export async function acceptAsNew(trx: Trx, token: string, makeAccount: MakeAccount): Promise<Accepted> {
  const { city, id, email } = await getValid(trx, token)
  const taken = await take(trx, city, id)
  const staffId = await makeAccount(trx, email)
  if (staffId === undefined) throw new AppError('sign-in-first')
  return join(trx, staffId, { city, id, ...taken })
}

/** @throws AppError 'invitation-not-found', 'invitation-over', 'invitation-for-another', 'role-held' */
export async function acceptAs(trx: Trx, token: string, actor: Actor): Promise<Accepted> {
  const { city, id, email } = await getValid(trx, token)
  // NOTE: whoever was sent the link by somebody else would otherwise hold the role instead of who was meant.
  if (email !== actor.email) throw new AppError('invitation-for-another')
  return join(trx, actor.id, { city, id, ...(await take(trx, city, id)) })
}

type Taken = { city: string; id: string } & Awaited<ReturnType<typeof take>>

async function join(trx: Trx, staffId: string, { city, id, role, organisationId }: Taken): Promise<Accepted> {
  if (!(await giveRole(trx, staffId, { city, role, organisationId }))) throw new AppError('role-held')
  await recordDeed(trx, { city, actorId: staffId, role, action: 'join', subject: id })
  return { city, role }
}

async function take(trx: Trx, city: string, id: string) {
  const taken = await moveToAccepted(trx, city, id)
  if (!taken) throw new AppError('invitation-over')
  return taken
}

async function getValid(db: Db, token: string) {
  const found = await findByToken(db, hashOfToken(token))
  if (!found) throw new AppError('invitation-not-found')
  if (!found.valid) throw new AppError('invitation-over')
  return found
}
