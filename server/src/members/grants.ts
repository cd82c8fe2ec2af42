import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { emit } from '../platform/outbox.ts'
import { type Decider, findWaiting, listSeconds, moveToApproved, moveToRefused } from './grant-queries.ts'
import { hasInvitation } from './queries.ts'

/** Everybody who may say the second word is asked for it. */
export async function tellSeconds(trx: Trx, city: string, id: string): Promise<void> {
  for (const staffId of await listSeconds(trx, city, id))
    await emit(trx, city, 'grant.waiting', { id: `${id}/${staffId}` })
}

/**
 * The second word on a role that needs two. Neither who asked nor who would get the role says it. Both administrators
 * are told, so that nobody agrees in another's name unseen; the person is, with the link.
 * @throws AppError 'invitation-over', 'invitation-not-found', 'second-person-needed'
 */
export async function decideGrant(
  trx: Trx,
  { city, by }: { city: string; by: Decider },
  { id, approve }: { id: string; approve: boolean },
): Promise<void> {
  const decision = { id, who: by }
  const found = await findWaiting(trx, city, decision)
  if (!found) throw await whyNot(trx, city, id)
  if (!found.decidable) throw new AppError('second-person-needed')
  const moved = await (approve ? moveToApproved : moveToRefused)(trx, city, decision)
  if (!moved) throw new AppError('invitation-over')
  if (approve) await emit(trx, city, 'invitation.made', { id })
  const here = by && 'administrator' in by ? by.administrator : null
  for (const staffId of [found.invitedBy, here])
    if (staffId) await emit(trx, city, 'grant.decided', { id: `${id}/${staffId}` })
}

/** Over, or never of this city: the two look alike to nobody but who works here. */
export async function whyNot(trx: Trx, city: string, id: string): Promise<AppError> {
  return new AppError((await hasInvitation(trx, city, id)) ? 'invitation-over' : 'invitation-not-found')
}
