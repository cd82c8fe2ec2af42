import type { Moved, RequestChanges } from '@bezpechne/shared/moderation'

import { stepInquiry } from '../inquiries/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { type Decision, getForDecision } from './actions.ts'
import { requireLease } from './policy.ts'

/**
 * Back to its author, who may change it once within 14 days.
 * @throws AppError 'inquiry-not-found', 'step-not-allowed', 'claimed-by-another', 'claim-needed',
 * 'second-person-needed', 'changes-asked-before'
 */
export async function requestChanges(
  trx: Trx,
  decision: Decision,
  { reason, note }: RequestChanges,
): Promise<Moved> {
  const before = await getForDecision(trx, decision)
  requireLease(before)
  if (before.revised) throw new AppError('changes-asked-before')
  const state = await stepInquiry(trx, { ...decision, step: 'request-changes', reason, note })
  return { id: decision.id, number: before.number, state }
}
