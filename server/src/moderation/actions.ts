import type { Claimed, Hide, Moved, Reject } from '@bezpechne/shared/moderation'
import type * as z from 'zod'

import type { ActingStaff } from '../access/actor.ts'
import { recordEvent, stepInquiry } from '../inquiries/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { clearLease, lockForDecision, moveLease } from './decision-queries.ts'
import { requireLease } from './policy.ts'

/** One inquiry, and the member of staff who decides. */
export interface Decision {
  city: string
  id: string
  actor: ActingStaff
  /** Held back by the guard: its own routes alone reach it. */
  sealed?: boolean
}

/**
 * Takes a waiting inquiry for 15 minutes, or for 15 more.
 * @throws AppError 'inquiry-not-found', 'step-not-allowed', 'claimed-by-another', 'second-person-needed'
 */
export async function claim(trx: Trx, decision: Decision): Promise<Claimed> {
  const before = await getForDecision(trx, decision)
  if (before.othersTurn) throw new AppError('second-person-needed')
  const lease = await moveLease(trx, decision, decision.actor.id)
  if (!lease?.claimedUntil)
    throw new AppError(before.state === 'submitted' ? 'claimed-by-another' : 'step-not-allowed')
  // A longer lease is the same reading: one line in the history.
  if (!before.mine || !before.claimed) await recordEvent(trx, { ...decision, step: 'claim' })
  return { claimedUntil: lease.claimedUntil.toISOString(), secondsLeft: lease.secondsLeft }
}

/** Gives an undecided inquiry back at once, so that a colleague need not wait for the lease to run out. */
export async function release(trx: Trx, decision: Decision): Promise<Moved> {
  const { number, state } = await getForDecision(trx, decision)
  await clearLease(trx, decision, decision.actor.id)
  return { id: decision.id, number, state }
}

/** @throws AppError 'inquiry-not-found', and what requireLease() throws */
export async function reject(trx: Trx, decision: Decision, { reason, note }: Reject): Promise<Moved> {
  const before = await getForDecision(trx, decision)
  requireLease(before)
  const state = await stepInquiry(trx, { ...decision, step: 'reject', reason, note })
  return { id: decision.id, number: before.number, state }
}

/** @throws AppError 'inquiry-not-found', 'step-not-allowed' */
export async function hide(trx: Trx, decision: Decision, { reason }: z.infer<typeof Hide>): Promise<Moved> {
  const { number } = await getForDecision(trx, decision)
  const state = await stepInquiry(trx, { ...decision, step: 'hide', reason })
  return { id: decision.id, number, state }
}

/** @throws AppError 'inquiry-not-found', 'step-not-allowed', 'second-person-needed' */
export async function restore(trx: Trx, decision: Decision): Promise<Moved> {
  const { number, hiddenBy } = await getForDecision(trx, decision)
  if (hiddenBy === decision.actor.id) throw new AppError('second-person-needed')
  const state = await stepInquiry(trx, { ...decision, step: 'restore' })
  return { id: decision.id, number, state }
}

/** @throws AppError 'inquiry-not-found' */
export async function getForDecision(trx: Trx, decision: Decision) {
  const found = await lockForDecision(trx, decision, decision.actor.id)
  if (!found) throw new AppError('inquiry-not-found')
  return found
}
