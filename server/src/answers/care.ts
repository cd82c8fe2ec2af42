import type { Correct, Reopen, StillTrue } from '@bezpechne/shared/answers'
import type { Moved } from '@bezpechne/shared/moderation'
import type * as z from 'zod'

import { recordEvent, stepInquiry } from '../inquiries/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { emit } from '../platform/outbox.ts'
import type { Answering } from './actions.ts'
import { insertRevision, lockAnswer, setChecked, setCorrected } from './care-queries.ts'
import { type Cared, caredFor, type Caring, saysTheSame } from './checking.ts'
import { mayCareFor, requireVersion } from './policy.ts'
import { lockForAnswer } from './writing-queries.ts'

/**
 * What is wrong in a published answer is set right, and what it said before stays readable.
 * @throws AppError 'answer-not-found', 'stale-version', 'invalid-input' where nothing was changed
 */
export async function correct(
  trx: Trx,
  { city, id, actor }: Caring,
  { version, reason, ...words }: z.infer<typeof Correct>,
): Promise<Cared> {
  const { inquiry, answer } = await lockPublished(trx, { city, id, actor }, version)
  if (saysTheSame(answer, words))
    throw new AppError('invalid-input', { errors: [{ path: 'text', code: 'unchanged' }] })
  await insertRevision(trx, city, id, { reason, authorId: actor.id })
  const written = await setCorrected(trx, city, id, words)
  const { organisationId } = answer
  const step = 'revise-answer'
  const event = await recordEvent(trx, { city, id: inquiry.id, step, actor, reason, organisationId })
  await emit(trx, city, 'inquiry.moved', { inquiryId: inquiry.id, step, event })
  return caredFor(inquiry, 'published', written)
}

/**
 * Somebody has looked, and it still holds: until the next time.
 * @throws AppError 'answer-not-found', 'stale-version'
 */
export async function confirmStillTrue(
  trx: Trx,
  { city, id, actor }: Caring,
  { version, reviewMonths }: z.infer<typeof StillTrue>,
): Promise<Cared> {
  const { inquiry, answer } = await lockPublished(trx, { city, id, actor }, version)
  const written = await setChecked(trx, city, id, reviewMonths)
  const { organisationId } = answer
  await recordEvent(trx, { city, id: inquiry.id, step: 'check-answer', actor, organisationId })
  return caredFor(inquiry, 'published', written)
}

/**
 * A moderator sees that the answer does not hold: the pin turns red again, the answer becomes an earlier one.
 * @throws AppError 'inquiry-not-found', 'step-not-allowed'
 */
export async function reopen(
  trx: Trx,
  { city, number, actor }: Answering,
  { reason }: z.infer<typeof Reopen>,
): Promise<Moved> {
  const inquiry = await lockForAnswer(trx, city, number)
  if (!inquiry) throw new AppError('inquiry-not-found')
  const state = await stepInquiry(trx, { city, id: inquiry.id, step: 'reopen', actor, reason })
  return { id: inquiry.id, number, state }
}

async function lockPublished(trx: Trx, { city, id, actor }: Caring, version: number) {
  const locked = await lockAnswer(trx, city, id)
  if (!locked || !mayCareFor(actor, locked.answer.organisationId)) throw new AppError('answer-not-found')
  if (locked.answer.state !== 'published') throw new AppError('answer-not-found')
  requireVersion(locked.answer, version)
  return locked
}
