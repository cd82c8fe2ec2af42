import type { Approve, DeskAnswerPage, NewWords, ReturnAnswer, SavedAnswer } from '@bezpechne/shared/answers'
import { publicStates } from '@bezpechne/shared/inquiry-states'
import type * as z from 'zod'

import type { ActingStaff } from '../access/actor.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { pageFrom, type Slice } from '../platform/page.ts'
import { type Locked, lockAnswer } from './care-queries.ts'
import { countWaiting, listWaiting, type Waiting } from './checking-queries.ts'
import { requireVersion } from './policy.ts'
import { showAnswer } from './showing.ts'
import { changeAnswer, setAnswer, type Written } from './writing-queries.ts'

/** One answer, and the member of staff who has to do with it. */
export interface Caring {
  city: string
  id: string
  actor: ActingStaff
}

/** What an act on an answer has brought about, and whose inquiry it is. */
export interface Cared {
  body: SavedAnswer
  touched: [inquiryId: string]
}

export async function listWaitingPage(db: Db, waiting: Waiting, slice: Slice): Promise<DeskAnswerPage> {
  const rows = await listWaiting(db, waiting, slice)
  const page = pageFrom(rows, slice.limit, ({ key: _key, since, ...row }) => ({
    ...row,
    since: since.toISOString(),
  }))
  return { ...page, total: await countWaiting(db, waiting) }
}

/**
 * A moderator publishes what an organisation wrote. Its author and its organisation stay; where words were set right,
 * everybody is told so.
 * @throws AppError 'answer-not-found', 'stale-version' where it was taken back or changed, 'step-not-allowed'
 */
export async function approve(
  trx: Trx,
  { city, id, actor }: Caring,
  { version, ...words }: z.infer<typeof Approve>,
): Promise<Cared> {
  const { inquiry, answer } = await lockInReview(trx, { city, id }, version)
  const { organisationId } = answer
  const voice = { city, inquiryId: inquiry.id, organisationId }
  const edited = !saysTheSame(answer, words)
  const written = await setAnswer(trx, voice, { id, authorId: null, state: 'published', words, edited })
  await showAnswer(trx, { city, inquiry, actor, organisationId })
  return caredFor({ ...inquiry, state: 'answered' }, 'published', written)
}

/** @throws AppError 'answer-not-found', 'stale-version', 'step-not-allowed' */
export async function sendBack(
  trx: Trx,
  { city, id }: Caring,
  { version, note }: z.infer<typeof ReturnAnswer>,
): Promise<Cared> {
  const { inquiry } = await lockInReview(trx, { city, id }, version)
  const written = await changeAnswer(trx, city, id, { state: 'draft', returned_note: note })
  return caredFor(inquiry, 'draft', written)
}

async function lockInReview(trx: Trx, { city, id }: { city: string; id: string }, version: number) {
  const locked = await lockAnswer(trx, city, id)
  if (!locked) throw new AppError('answer-not-found')
  requireVersion(locked.answer, version)
  if (locked.answer.state !== 'review') throw new AppError('step-not-allowed')
  return locked
}

/** Whether everybody would read the same. When to look at it again is no word. */
export function saysTheSame({ text, basis, steps, sources }: Locked['answer'], words: NewWords): boolean {
  return (
    text === words.text &&
    basis === (words.basis ?? null) &&
    steps === (words.steps ?? null) &&
    linesOf(sources) === linesOf(words.sources)
  )
}

// NOTE: jsonb keeps its own order of keys.
function linesOf(sources: unknown): string {
  if (!Array.isArray(sources)) return ''
  return sources
    .map((source: { title: string; url: string | null }) => `${source.title}\n${source.url}`)
    .join('\n\n')
}

export function caredFor(
  { id, number, state }: Locked['inquiry'],
  answerState: SavedAnswer['state'],
  { version, changedAt }: Written,
): Cared {
  const inquiryState = publicStates.find((one) => one === state) ?? 'answered'
  const body = { number, state: answerState, inquiryState, version, changedAt: changedAt.toISOString() }
  return { body, touched: [id] }
}
