import type { Invitation, NewInvitation } from '@bezpechne/shared/members'

import { getOrganisation } from '../officers/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import { hashOfToken, type LinkToken } from '../platform/link-tokens.ts'
import { emit } from '../platform/outbox.ts'
import { tellSeconds, whyNot } from './grants.ts'
import { findInvitation, holdsRole, insertInvitation, moveToWithdrawn, withdrawExpired } from './queries.ts'

/** Who invites, and how links are made. */
export interface Inviting {
  city: string
  /** Null: the platform operator, who needs nobody else's word. */
  actorId: string | null
  linkToken: LinkToken
}

/**
 * A role over others is a wish at first: no mail goes to the person before somebody else has agreed.
 * @throws AppError 'organisation-not-found', 'role-held', 'already-invited'
 */
export async function invite(trx: Trx, inviting: Inviting, wanted: NewInvitation): Promise<Invitation> {
  return prepare(trx, inviting, wanted, {})
}

/**
 * The first administrator of a city that is being opened: an operator of the platform invites, and is the second
 * person. Nobody in the city could be.
 * @throws AppError 'role-held', 'already-invited'
 */
export async function inviteFirst(
  trx: Trx,
  { city, actorId, linkToken }: Inviting,
  wanted: Pick<NewInvitation, 'email' | 'language'>,
): Promise<void> {
  const agreement = { agreedBy: { invitedBy: null, approvedBy: actorId } }
  const first = { ...wanted, role: 'administrator', organisationId: null } as const
  await prepare(trx, { city, actorId, linkToken }, first, agreement)
}

/**
 * Another mail with another link; the one before opens nothing any more.
 * @throws AppError 'invitation-over', 'organisation-not-found', 'role-held'
 */
export async function inviteAgain(trx: Trx, inviting: Inviting, id: string): Promise<Invitation> {
  const { agreed, invitedBy, approvedBy, ...wanted } = await withdraw(trx, inviting.city, id)
  // NOTE: who asked stays who asked, or the one who agreed could send it again in the other's place.
  return prepare(trx, inviting, wanted, agreed ? { agreedBy: { invitedBy, approvedBy } } : {})
}

/** @throws AppError 'invitation-over', 'invitation-not-found' */
export async function withdraw(trx: Trx, city: string, id: string) {
  const withdrawn = await moveToWithdrawn(trx, city, id)
  if (!withdrawn) throw await whyNot(trx, city, id)
  return withdrawn
}

interface Agreement {
  agreedBy?: { invitedBy: string | null; approvedBy: string | null }
}

async function prepare(
  trx: Trx,
  inviting: Inviting,
  wanted: NewInvitation,
  agreement: Agreement,
): Promise<Invitation> {
  const { city } = inviting
  const email = wanted.email.toLowerCase()
  if (wanted.organisationId) await getOrganisation(trx, city, wanted.organisationId)
  if (await holdsRole(trx, city, email, wanted.role)) throw new AppError('role-held')
  await withdrawExpired(trx, city, email, wanted.role)
  return send(trx, inviting, { ...wanted, email }, agreement)
}

async function send(
  trx: Trx,
  { city, actorId, linkToken }: Inviting,
  wanted: NewInvitation,
  { agreedBy }: Agreement,
): Promise<Invitation> {
  const id = newId()
  const tokenHash = hashOfToken(linkToken('invitation', id))
  const by = agreedBy ?? { invitedBy: actorId }
  if (!(await insertInvitation(trx, city, { ...wanted, id, tokenHash, ...by })))
    throw new AppError('already-invited')
  const made = await findInvitation(trx, city, { id, me: actorId ?? '' })
  if (!made) throw new AppError('invitation-over')
  if (made.waits) await tellSeconds(trx, city, id)
  else await emit(trx, city, 'invitation.made', { id })
  return made
}
