import type {
  AssignedItem,
  AssignedPage,
  AssignedTab,
  NewAnswer,
  SavedAnswer,
} from '@bezpechne/shared/answers'
import { type InquiryState, publicStates } from '@bezpechne/shared/inquiry-states'

import type { ActingStaff } from '../access/actor.ts'
import { stepInquiry } from '../inquiries/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { pageFrom, type Slice } from '../platform/page.ts'
import { mayAnswer, requireVersion } from './policy.ts'
import { countAssigned, listAssigned } from './queries.ts'
import {
  changeAnswer,
  findOpenAnswer,
  isReviewed,
  lockForAnswer,
  setAnswer,
  type Voice,
  type Written,
} from './writing-queries.ts'

/** What waits on the desk: of the responder's organisation, or of the whole city for a moderator. */
export async function listDesk(
  db: Db,
  { city, actor, tab }: { city: string; actor: ActingStaff; tab: AssignedTab },
  slice: Slice,
): Promise<AssignedPage> {
  const desk = { city, tab, organisationId: actor.organisationId }
  const rows = await listAssigned(db, desk, slice)
  const page = pageFrom(rows, slice.limit, (row): AssignedItem => itemOf(city, row))
  const reviewed = await isReviewed(db, city, actor.organisationId)
  return { ...page, total: await countAssigned(db, desk), reviewed }
}

type Row = Awaited<ReturnType<typeof listAssigned>>[number]

function itemOf(city: string, { id: _id, key: _key, publishedAt, photos, ...row }: Row): AssignedItem {
  return {
    ...row,
    publishedAt: publishedAt.toISOString(),
    photos: photos.map((photo) => ({
      url: `/api/v1/cities/${city}/photos/${photo.id}`,
      width: photo.width,
      height: photo.height,
    })),
  }
}

export interface Answering {
  city: string
  number: string
  actor: ActingStaff
}

/**
 * Keeps a draft, gives it to a moderator to read, or publishes: the pin turns green.
 * @throws AppError 'inquiry-not-found' also for what is not public or not theirs, 'stale-version' where a colleague
 * has written on, 'step-not-allowed' where it is answered already or lies with a moderator, 'review-needed'
 */
export async function saveAnswer(
  trx: Trx,
  { city, number, actor }: Answering,
  { state, version, ...words }: NewAnswer,
): Promise<SavedAnswer> {
  const { inquiry, voice, open } = await lockVoice(trx, { city, number, actor })
  requireVersion(open, version)
  if (open?.state === 'review' || inquiry.state === 'answered') throw new AppError('step-not-allowed')
  if (state === 'review' && actor.role === 'moderator') throw new AppError('step-not-allowed')
  if (state === 'published' && (await isReviewed(trx, city, actor.organisationId)))
    throw new AppError('review-needed')
  const written = await setAnswer(trx, voice, { id: open?.id, authorId: actor.id, state, words })
  const { organisationId } = voice
  const inquiryState =
    state === 'published'
      ? await stepInquiry(trx, { city, id: inquiry.id, step: 'answer', actor, organisationId })
      : inquiry.state
  return savedOf(number, { state, inquiryState }, written)
}

/**
 * A responder takes back what no moderator has decided about yet.
 * @throws AppError 'inquiry-not-found', 'stale-version', 'step-not-allowed'
 */
export async function takeBack(trx: Trx, answering: Answering, version: number): Promise<SavedAnswer> {
  const { inquiry, open } = await lockVoice(trx, answering)
  requireVersion(open, version)
  if (open?.state !== 'review') throw new AppError('step-not-allowed')
  const written = await changeAnswer(trx, answering.city, open.id, { state: 'draft' })
  return savedOf(answering.number, { state: 'draft', inquiryState: inquiry.state }, written)
}

async function lockVoice(trx: Trx, { city, number, actor }: Answering) {
  const inquiry = await lockForAnswer(trx, city, number)
  if (!inquiry || !mayAnswer(actor, inquiry.organisationId)) throw new AppError('inquiry-not-found')
  const voice: Voice = { city, inquiryId: inquiry.id, organisationId: actor.organisationId }
  return { inquiry, voice, open: await findOpenAnswer(trx, voice) }
}

function savedOf(
  number: string,
  states: Pick<SavedAnswer, 'state'> & { inquiryState: InquiryState },
  { version, changedAt }: Written,
): SavedAnswer {
  const inquiryState = publicStates.find((state) => state === states.inquiryState) ?? 'answered'
  return { number, state: states.state, inquiryState, version, changedAt: changedAt.toISOString() }
}
