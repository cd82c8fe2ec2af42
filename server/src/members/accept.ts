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
  const { city, cityName, expiresAt, id: _id, valid: _valid, ...told } = await getValid(db, token)
  return { ...told, city: { id: city, name: cityName }, expiresAt: expiresAt.toISOString() }
}

/** What the link says, and whether a first administrator wants to screen inquiries, too. */
interface Accepting {
  token: string
  moderates?: boolean | undefined
}

/**
 * Somebody new: the account, the role and the end of the link, all or nothing.
 * @throws AppError 'invitation-not-found', 'invitation-over', 'sign-in-first'
 */
export async function acceptAsNew(
  trx: Trx,
  accepting: Accepting,
  makeAccount: MakeAccount,
): Promise<Accepted> {
  const found = await getValid(trx, accepting.token)
  const taken = await take(trx, found.city, found.id)
  const staffId = await makeAccount(trx, found.email)
  if (staffId === undefined) throw new AppError('sign-in-first')
  return join(trx, staffId, { ...found, ...taken }, accepting)
}

/** @throws AppError 'invitation-not-found', 'invitation-over', 'invitation-for-another', 'role-held' */
export async function acceptAs(trx: Trx, accepting: Accepting, actor: Actor): Promise<Accepted> {
  const found = await getValid(trx, accepting.token)
  // NOTE: whoever was sent the link by somebody else would otherwise hold the role instead of who was meant.
  if (found.email !== actor.email) throw new AppError('invitation-for-another')
  const taken = await take(trx, found.city, found.id)
  return join(trx, actor.id, { ...found, ...taken }, accepting)
}

type Taken = { city: string; id: string; first: boolean } & Awaited<ReturnType<typeof take>>

async function join(
  trx: Trx,
  staffId: string,
  { city, id, first, ...taken }: Taken,
  { moderates = false }: Accepting,
): Promise<Accepted> {
  // An administrator may invite any moderator; the very first one may be that, too, without a mail to oneself.
  const also = first && moderates ? [{ role: 'moderator', organisationId: null } as const] : []
  const { language } = taken
  for (const { role, organisationId } of [{ ...taken }, ...also]) {
    const given = { city, role, organisationId, language }
    if (!(await giveRole(trx, staffId, given))) throw new AppError('role-held')
    await recordDeed(trx, { city, actorId: staffId, role, action: 'join', subject: id })
  }
  return { city, role: taken.role }
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
