import { type AuthorView, type Dispute, type Disputed, TimelineStep } from '@bezpechne/shared/inquiries'
import { readReceipt } from '@bezpechne/shared/receipt'

import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { findByReceipt, findDisputes, findVerdict } from './author-queries.ts'
import { listTimeline } from './detail-queries.ts'
import { hashOf } from './hash.ts'
import { findDetail } from './reads.ts'
import { recordEvent, stepInquiry } from './steps.ts'

const mostDisputes = 2
const author = { role: 'resident', id: null } as const

// All that a timeline can tell.
const authorSteps = TimelineStep.shape.step.options

/**
 * The author's own view: what was sent, what became of it, what others see.
 * @throws AppError 'not-found' for every code that opens nothing, whatever is wrong with it
 */
export async function openReceipt(db: Db, typed: string): Promise<AuthorView> {
  const { id, submittedAt, ...own } = await getByReceipt(db, typed)
  const refused = own.state === 'rejected' || own.state === 'needs-changes'
  const verdict = refused ? await findVerdict(db, own.city, id) : { reason: null, note: null }
  return {
    ...own,
    ...verdict,
    submittedAt: submittedAt.toISOString(),
    timeline: await listTimeline(db, own.city, id, authorSteps),
    public: (await findDetail(db, own.city, own.number)) ?? null,
  }
}

/**
 * The author says whether the answer helped: a confirmation is remembered, a dispute makes the pin red again, within
 * 30 days of the answer and at most twice.
 * @throws AppError 'not-found' for a wrong code, 'step-not-allowed'
 */
export async function judgeAnswer(
  trx: Trx,
  { city, number }: { city: string; number: string },
  { code, verdict, note }: Dispute,
): Promise<Disputed> {
  const own = await getByReceipt(trx, code)
  if (own.city !== city || own.number !== number) throw new AppError('not-found')
  if (own.state !== 'answered') throw new AppError('step-not-allowed')
  const { inTime, disputes, confirmed } = await findDisputes(trx, city, own.id)
  const event = { city, id: own.id, actor: author, note }
  if (verdict === 'confirm') {
    if (!confirmed) await recordEvent(trx, { ...event, step: 'confirm' })
    return { number, state: own.state }
  }
  if (!inTime || disputes >= mostDisputes) throw new AppError('step-not-allowed')
  await recordEvent(trx, { ...event, step: 'dispute' })
  const state = await stepInquiry(trx, { city, id: own.id, step: 'reopen', actor: author })
  return { number, state }
}

async function getByReceipt(db: Db, typed: string) {
  const read = readReceipt(typed)
  // NOTE: a code with a slip in it is looked up too, so that it takes as long as one that opens nothing.
  const own = await findByReceipt(db, hashOf(read.kind === 'receipt' ? read.code : typed))
  if (!own || read.kind !== 'receipt') throw new AppError('not-found')
  return own
}
