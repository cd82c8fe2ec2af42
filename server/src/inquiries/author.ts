import type { Dispute, Disputed } from '@bezpechne/shared/inquiries'

import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { emit } from '../platform/outbox.ts'
import { findDisputes } from './author-queries.ts'
import { getOwn, type Holder } from './holder.ts'
import { lockOwn } from './receipt-queries.ts'
import { recordEvent, stepInquiry } from './steps.ts'
import { attachLater } from './submit-queries.ts'

const mostDisputes = 2
export const author = { role: 'resident', id: null } as const

/**
 * The author says whether the answer helped: a confirmation is remembered, a dispute makes the pin red again, within
 * 30 days of the answer and at most twice.
 * @throws AppError 'not-found' for a wrong code, 'step-not-allowed', 'photo-not-found'
 */
export async function judgeAnswer(
  trx: Trx,
  { city, number, holder }: { city: string; number: string; holder: Holder },
  { verdict, note, photos = [] }: Dispute,
): Promise<Disputed> {
  const own = await getOwn(trx, holder)
  if (own.city !== city || own.number !== number) throw new AppError('not-found')
  await lockOwn(trx, city, own.id)
  const { state: now, inTime, disputes, confirmed } = await findDisputes(trx, city, own.id)
  if (now !== 'answered') throw new AppError('step-not-allowed')
  const event = { city, id: own.id, actor: author, note }
  if (verdict === 'confirm') {
    if (!confirmed) {
      const seq = await recordEvent(trx, { ...event, step: 'confirm' })
      await emit(trx, city, 'inquiry.moved', { inquiryId: own.id, step: 'confirm', event: seq })
    }
    return { number, state: now }
  }
  if (!inTime || disputes >= mostDisputes) throw new AppError('step-not-allowed')
  const seq = await recordEvent(trx, { ...event, step: 'dispute' })
  await bring(trx, { city, inquiryId: own.id, event: seq }, photos)
  const state = await stepInquiry(trx, { city, id: own.id, step: 'reopen', actor: author })
  return { number, state }
}

/** Photos that go with a step: the desk's alone, until a moderator shows them. */
async function bring(
  trx: Trx,
  { city, ...to }: { city: string; inquiryId: string; event: number },
  photos: string[],
) {
  for (const photo of photos) {
    if (!(await attachLater(trx, city, photo, to))) throw new AppError('photo-not-found')
  }
}
