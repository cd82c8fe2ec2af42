import type { Merge, Moved } from '@bezpechne/shared/moderation'

import { stepInquiry } from '../inquiries/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { type Decision, getForDecision } from './actions.ts'
import { findNamed, lockBoth } from './merge-queries.ts'
import { requireLease } from './policy.ts'

/**
 * One inquiry becomes part of another that everybody sees: whoever waited for news of it waits for the other's.
 * NOTE: what is public is part of nothing, and both rows are held: so no chain ever comes back to where it began.
 * @returns where it is now, and the ids of both
 * @throws AppError 'inquiry-not-found', 'merge-into-itself', 'merge-target-not-public', 'step-not-allowed',
 * 'claimed-by-another', 'claim-needed', 'second-person-needed'
 */
export async function merge(
  trx: Trx,
  decision: Decision,
  { into, note }: Merge,
): Promise<{ moved: Moved; touched: string[] }> {
  const { city, id } = decision
  const target = await findNamed(trx, city, into)
  if (!target) throw new AppError('inquiry-not-found')
  if (target.id === id) throw new AppError('merge-into-itself')
  const isPublic = await lockBoth(trx, city, { id, into: target.id })
  const before = await getForDecision(trx, decision)
  if (before.state !== 'published') requireLease(before)
  if (!isPublic) throw new AppError('merge-target-not-public')
  const state = await stepInquiry(trx, { ...decision, step: 'merge', into: target.id, note })
  return { moved: { id, number: before.number, state }, touched: [id, target.id] }
}
