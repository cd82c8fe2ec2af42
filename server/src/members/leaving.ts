import { needsTwo, type Role } from '@bezpechne/shared/access'
import type { Left } from '@bezpechne/shared/members'

import { takeRole } from '../accounts/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { emit } from '../platform/outbox.ts'
import {
  closeReplyLinks,
  countHeld,
  dropClaims,
  listAdministrators,
  listSteps,
  lockAdministrators,
  withdrawInvitationsOf,
} from './leaving-queries.ts'
import { rolesOf } from './queries.ts'

interface Leaving {
  city: string
  staffId: string
  /** Who can give the role to somebody else, also when nobody has it. */
  byOperator?: boolean
}

/**
 * With the role ends, in one transaction, whatever it opened: sessions, claims, links that the person has read. What was
 * copied from a mailbox stays copied, so its next version is a step for those who stay.
 * NOTE: the last moderator of a public city goes, too: access must end now, not when somebody else has accepted the role.
 * @throws AppError 'not-found', 'role-not-held', 'last-administrator'
 */
export async function removeRole(
  trx: Trx,
  { city, staffId, byOperator }: Leaving,
  role: Role,
): Promise<Left> {
  if (role === 'administrator' && !byOperator) await keepOne(trx, { city, staffId })
  const held = await rolesOf(trx, city, staffId)
  // NOTE: of who works elsewhere nothing is told, not even that they do.
  if (!held.length) throw new AppError('not-found')
  if (!(await takeRole(trx, staffId, { city, role }))) throw new AppError('role-not-held')
  const ended = await endWork(trx, { city, staffId }, role)
  await tellOfRemoval(trx, { city, staffId }, role)
  return { ...ended, steps: await listSteps(trx, city, staffId) }
}

/**
 * All roles that somebody has in the city.
 * @throws AppError 'not-found', 'last-administrator'
 */
export async function removePerson(trx: Trx, leaving: Leaving): Promise<Left> {
  const held = await rolesOf(trx, leaving.city, leaving.staffId)
  if (!held.length) throw new AppError('not-found')
  const sum = { claims: 0, replyLinks: 0, invitations: 0 }
  for (const role of held) {
    const { claims, replyLinks, invitations } = await removeRole(trx, leaving, role)
    sum.claims += claims
    sum.replyLinks += replyLinks
    sum.invitations += invitations
  }
  return { ...sum, steps: await listSteps(trx, leaving.city, leaving.staffId) }
}

/** What would end with the last role, before it does. */
export async function whatIsHeld(db: Db, { city, staffId }: Leaving): Promise<Left> {
  return { ...(await countHeld(db, city, staffId)), steps: await listSteps(db, city, staffId) }
}

/** NOTE: the lock, or two who take the role from each other at once would leave nobody. */
async function keepOne(trx: Trx, { city, staffId }: Leaving): Promise<void> {
  const all = await lockAdministrators(trx, city)
  if (all.includes(staffId) && all.length === 1) throw new AppError('last-administrator')
}

async function endWork(
  trx: Trx,
  { city, staffId }: Leaving,
  role: Role,
): Promise<Pick<Left, 'claims' | 'replyLinks' | 'invitations'>> {
  const moderated = role === 'moderator'
  return {
    claims: moderated ? await dropClaims(trx, city, staffId) : 0,
    replyLinks: moderated ? await closeReplyLinks(trx, city, staffId) : 0,
    invitations: role === 'administrator' ? await withdrawInvitationsOf(trx, city, staffId) : 0,
  }
}

/** The person reads it by mail; of a role over others every administrator does. */
async function tellOfRemoval(trx: Trx, { city, staffId }: Leaving, role: Role): Promise<void> {
  const told = needsTwo(role) ? await listAdministrators(trx, city) : []
  for (const reader of new Set([staffId, ...told]))
    await emit(trx, city, 'role.taken', { id: `${staffId}/${role}/${reader}` })
}
