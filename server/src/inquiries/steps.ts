import {
  afterStep,
  type InquiryState,
  type InquiryStep,
  type inquiryNotes,
} from '@bezpechne/shared/inquiry-states'

import { restartClocks, startClocks, stopClock } from '../clocks/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { emit } from '../platform/outbox.ts'
import { carryOver, takeBack } from './merge-queries.ts'
import { indexWords } from './search.ts'
import {
  type Before,
  deleteAgreement,
  type EventRow,
  insertEvent,
  lockState,
  moveState,
} from './state-queries.ts'

interface On {
  city: string
  id: string
}

export interface Step extends On, Omit<EventRow, 'step'> {
  step: InquiryStep
  /** Of "merge": the inquiry that it becomes part of. */
  into?: string
}

export interface Note extends On, Omit<EventRow, 'step'> {
  step: (typeof inquiryNotes)[number]
}

/**
 * One step in the life of an inquiry: state, event and news in the caller's transaction. What the new state needs
 * (title, text, public point to publish) is set by the caller before.
 * @returns the state it is in now
 * @throws AppError 'inquiry-not-found', 'step-not-allowed'
 */
export async function stepInquiry(trx: Trx, { city, id, into, ...event }: Step): Promise<InquiryState> {
  const { step, actor } = event
  const before = await lockState(trx, city, id)
  if (!before) throw new AppError('inquiry-not-found')
  const { state: from, sealed } = before
  const to = leadsTo(step, before)
  if (step === 'undo' && from === 'merged') await takeBack(trx, { city, id })
  if (!to || !(await moveState(trx, city, id, { from, to, step, actor, into })))
    throw new AppError('step-not-allowed')
  // What one moderator agreed to is over with every step: two have read the same, or it begins anew.
  if (sealed) await deleteAgreement(trx, { city, id })
  await setClocks(trx, { city, id, ...event })
  if (into !== undefined) await carryOver(trx, { city, id }, into)
  const seq = await insertEvent(trx, city, id, event)
  await indexWords(trx, city, id)
  // NOTE: of a sealed inquiry nothing is told until it is published.
  if (!sealed || step === 'publish')
    await emit(trx, city, 'inquiry.moved', { inquiryId: id, step, event: seq })
  return to
}

/** By the table, but for the steps back: these lead to where the row says that it was. */
function leadsTo(
  step: InquiryStep,
  { state, hiddenFrom, withdrawnFrom, wasPublic }: Before,
): InquiryState | null | undefined {
  if (step === 'put-back') return withdrawnFrom
  if (step === 'restore') return hiddenFrom
  if (step === 'undo' && state === 'merged' && wasPublic) return 'published'
  return afterStep(state, step)
}

/** Notes that follow a change of what everybody reads. */
const rewording: Note['step'][] = ['edit', 'cover', 'cover-look', 'revise-answer', 'add-answer']

/** Who answers has done so; after a dispute all who have it must answer again. */
async function setClocks(trx: Trx, { city, id, step, organisationId }: Step): Promise<void> {
  if (step === 'answer' && organisationId) await stopClock(trx, city, id, organisationId)
  if (step === 'reopen') await restartClocks(trx, city, id)
}

/**
 * Something that belongs to the timeline and leaves the state alone. Who tells others emits it.
 * @returns the number of the event in the life of its inquiry
 * @throws AppError 'inquiry-not-found'
 */
export async function recordEvent(trx: Trx, { city, id, ...event }: Note): Promise<number> {
  // NOTE: the lock also keeps the numbers of events apart.
  if (!(await lockState(trx, city, id))) throw new AppError('inquiry-not-found')
  const { step, organisationId } = event
  const seq = await insertEvent(trx, city, id, event)
  if (rewording.includes(step)) await indexWords(trx, city, id)
  // Another topic has other hours.
  if (step === 'recategorise') await startClocks(trx, city, id)
  if (step === 'add-answer' && organisationId) {
    await stopClock(trx, city, id, organisationId)
    await emit(trx, city, 'inquiry.moved', { inquiryId: id, step, event: seq })
  }
  return seq
}
