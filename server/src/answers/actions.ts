import type {
  AssignedDetail,
  AssignedItem,
  AssignedPage,
  AssignedTab,
  NewAnswer,
  SavedAnswer,
} from '@bezpechne/shared/answers'
import { type InquiryState, publicStates } from '@bezpechne/shared/inquiry-states'

import type { ActingStaff } from '../access/actor.ts'
import { clockAt, findAssignment } from '../assignments/index.ts'
import { type CityClock, readClock } from '../clocks/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { pageFrom, type Slice } from '../platform/page.ts'
import { mayAnswer, requireVersion } from './policy.ts'
import { countAssigned, findPrivate, listAssigned } from './queries.ts'
import { mayWrite, showAnswer } from './showing.ts'
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
  const clock = await readClock(db, city)
  const rows = await listAssigned(db, desk, slice)
  const page = pageFrom(rows, slice.limit, (row): AssignedItem => itemOf(city, row, clock))
  const reviewed = await isReviewed(db, city, actor.organisationId)
  return { ...page, total: await countAssigned(db, desk), reviewed }
}

type Row = Awaited<ReturnType<typeof listAssigned>>[number]

function itemOf(
  city: string,
  { id: _id, key: _key, publishedAt, photos, dueAt, answeredHere, ...row }: Row,
  clock: CityClock,
): AssignedItem {
  return {
    ...row,
    publishedAt: publishedAt.toISOString(),
    photos: photosOf(`/api/v1/cities/${city}/photos`, photos),
    clock: clockAt(clock, { dueAt, answeredAt: null, state: row.state }),
    mayAdd: row.state === 'answered' && answeredHere === false,
  }
}

function photosOf(base: string, photos: Row['photos']) {
  return photos.map(({ id, width, height }) => ({ url: `${base}/${id}`, width, height }))
}

/**
 * What only who has to answer may know: the exact place, the address, the words and photos as they were sent.
 * @throws AppError 'inquiry-not-found' also for a body that does not have it, or no more
 */
export async function getAssigned(db: Db, { city, number, actor }: Answering): Promise<AssignedDetail> {
  const { organisationId } = actor
  const found = await findPrivate(db, city, { number, organisationId })
  if (!found || !mayAnswer(actor, found.given ? organisationId : null))
    throw new AppError('inquiry-not-found')
  const { given: _given, photos, ...own } = found
  return { ...own, photos: photosOf(`/api/v1/cities/${city}/originals/photos`, photos) }
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
  const { organisationId } = voice
  requireVersion(open, version)
  if (open?.state === 'review' || !(await mayWrite(trx, { city, inquiry, organisationId })))
    throw new AppError('step-not-allowed')
  if (state === 'review' && actor.role === 'moderator') throw new AppError('step-not-allowed')
  if (state === 'published' && (await isReviewed(trx, city, actor.organisationId)))
    throw new AppError('review-needed')
  const written = await setAnswer(trx, voice, { id: open?.id, authorId: actor.id, state, words })
  const inquiryState =
    state === 'published' ? await showAnswer(trx, { city, inquiry, actor, organisationId }) : inquiry.state
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
  if (!inquiry) throw new AppError('inquiry-not-found')
  const { organisationId } = actor
  const given = organisationId && (await findAssignment(trx, { city, id: inquiry.id }, organisationId))
  if (!mayAnswer(actor, given ? organisationId : null)) throw new AppError('inquiry-not-found')
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
