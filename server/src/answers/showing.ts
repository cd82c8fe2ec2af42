import type { InquiryState } from '@bezpechne/shared/inquiry-states'

import type { ActingStaff } from '../access/actor.ts'
import { findAssignment } from '../assignments/index.ts'
import { recordEvent, stepInquiry } from '../inquiries/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'

interface Shown {
  city: string
  inquiry: { id: string; state: InquiryState }
  actor: ActingStaff
  organisationId: string | null
}

/**
 * An answer is public from now on. The first turns the pin green; another body that was given the inquiry adds its own.
 * @throws AppError 'step-not-allowed' where it is green and the body has answered, or was not asked
 */
export async function showAnswer(trx: Trx, { city, inquiry, ...by }: Shown): Promise<InquiryState> {
  const { id, state } = inquiry
  if (state !== 'answered') return stepInquiry(trx, { city, id, step: 'answer', ...by })
  const { organisationId } = by
  if (!(await mayWrite(trx, { city, inquiry, organisationId }))) throw new AppError('step-not-allowed')
  await recordEvent(trx, { city, id, step: 'add-answer', ...by })
  return state
}

/** What is red waits for words; to what is green a body adds that was given it and has not answered. */
export async function mayWrite(
  trx: Trx,
  { city, inquiry, organisationId }: Omit<Shown, 'actor'>,
): Promise<boolean> {
  if (inquiry.state !== 'answered') return true
  const given = organisationId && (await findAssignment(trx, { city, id: inquiry.id }, organisationId))
  return Boolean(given && !given.answered)
}
