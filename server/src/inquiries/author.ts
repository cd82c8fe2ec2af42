import type { Dispute, Disputed } from '@bezpechne/shared/inquiries'
import { readReceipt } from '@bezpechne/shared/receipt'

import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { emit } from '../platform/outbox.ts'
import { findByReceipt, findDisputes } from './author-queries.ts'
import { hashOf } from './hash.ts'
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
  { city, number }: { city: string; number: string },
  { code, verdict, note, photos = [] }: Dispute,
): Promise<Disputed> {
  const own = await getByReceipt(trx, code)
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

/** @throws AppError 'not-found' for every code that opens nothing */
export async function getByReceipt(db: Db, typed: string) {
  const read = readReceipt(typed)
  // NOTE: a code with a slip in it is looked up too, so that it takes as long as one that opens nothing.
  const own = await findByReceipt(db, hashOf(read.kind === 'receipt' ? read.code : typed))
  if (!own || read.kind !== 'receipt') throw new AppError('not-found')
  return own
}
