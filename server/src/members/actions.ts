import type { Invitation, NewInvitation } from '@bezpechne/shared/members'
import type { InvitedRole } from '@bezpechne/shared/organisations'

import { takeRole } from '../accounts/index.ts'
import { getOrganisation } from '../officers/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import { hashOfToken, type LinkToken } from '../platform/link-tokens.ts'
import { emit } from '../platform/outbox.ts'
import { findInvitation, holdsRole, insertInvitation, moveToWithdrawn, withdrawExpired } from './queries.ts'

/** Who invites, and how links are made. */
export interface Inviting {
  city: string
  actorId: string
  linkToken: LinkToken
}

/** @throws AppError 'organisation-not-found', 'role-held', 'already-invited' */
export async function invite(trx: Trx, inviting: Inviting, wanted: NewInvitation): Promise<Invitation> {
  const { city } = inviting
  const email = wanted.email.toLowerCase()
  if (wanted.organisationId) await getOrganisation(trx, city, wanted.organisationId)
  if (await holdsRole(trx, city, email, wanted.role)) throw new AppError('role-held')
  await withdrawExpired(trx, city, email, wanted.role)
  return send(trx, inviting, { ...wanted, email })
}

/**
 * Another mail with another link; the one before opens nothing any more.
 * @throws AppError 'invitation-over', 'organisation-not-found', 'role-held'
 */
export async function inviteAgain(trx: Trx, inviting: Inviting, id: string): Promise<Invitation> {
  return invite(trx, inviting, await withdraw(trx, inviting.city, id))
}

/** @throws AppError 'invitation-over' */
export async function withdraw(trx: Trx, city: string, id: string): Promise<NewInvitation> {
  const withdrawn = await moveToWithdrawn(trx, city, id)
  if (!withdrawn) throw new AppError('invitation-over')
  return withdrawn
}

/** Whoever is signed in with it is signed out. @throws AppError 'role-not-held' */
export async function removeRole(trx: Trx, city: string, staffId: string, role: InvitedRole): Promise<void> {
  if (!(await takeRole(trx, staffId, { city, role }))) throw new AppError('role-not-held')
}

async function send(trx: Trx, inviting: Inviting, wanted: NewInvitation): Promise<Invitation> {
  const { city, actorId, linkToken } = inviting
  const id = newId()
  const tokenHash = hashOfToken(linkToken('invitation', id))
  if (!(await insertInvitation(trx, city, { ...wanted, id, tokenHash, invitedBy: actorId })))
    throw new AppError('already-invited')
  await emit(trx, city, 'invitation.made', { id })
  const made = await findInvitation(trx, city, id)
  if (!made) throw new AppError('invitation-over')
  return made
}
