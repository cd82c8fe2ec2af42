import type {
  AssignedItem,
  AssignedPage,
  AssignedTab,
  NewAnswer,
  SavedAnswer,
} from '@bezpechne/shared/answers'

import type { ActingStaff } from '../access/actor.ts'
import { stepInquiry } from '../inquiries/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { pageFrom, type Slice } from '../platform/page.ts'
import { mayAnswer } from './policy.ts'
import { countAssigned, listAssigned } from './queries.ts'
import { clearDraft, insertAnswer, lockForAnswer, setDraft, type Voice } from './writing-queries.ts'

/** What waits on the desk: of the responder's organisation, or of the whole city for a moderator. */
export async function listDesk(
  db: Db,
  { city, actor, tab }: { city: string; actor: ActingStaff; tab: AssignedTab },
  slice: Slice,
): Promise<AssignedPage> {
  const desk = { city, tab, organisationId: actor.organisationId }
  const rows = await listAssigned(db, desk, slice)
  const page = pageFrom(rows, slice.limit, (row): AssignedItem => itemOf(city, row))
  return { ...page, total: await countAssigned(db, desk) }
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

interface Answering {
  city: string
  number: string
  actor: ActingStaff
}

/**
 * Keeps a draft, or publishes: the pin turns green.
 * @throws AppError 'inquiry-not-found' also for what is not public or not theirs, 'step-not-allowed' where it is
 * answered already
 */
export async function saveAnswer(
  trx: Trx,
  { city, number, actor }: Answering,
  { state, ...words }: NewAnswer,
): Promise<SavedAnswer> {
  const inquiry = await lockForAnswer(trx, city, number)
  if (!inquiry || !mayAnswer(actor, inquiry.organisationId)) throw new AppError('inquiry-not-found')
  if (inquiry.state === 'answered') throw new AppError('step-not-allowed')
  const voice: Voice = { city, inquiryId: inquiry.id, organisationId: actor.organisationId }
  if (state === 'draft') {
    const at = await setDraft(trx, voice, actor.id, words)
    return { number, state, inquiryState: inquiry.state, changedAt: at.toISOString() }
  }
  const at = await insertAnswer(trx, voice, { authorId: actor.id, state, words })
  await clearDraft(trx, voice)
  const { organisationId } = voice
  await stepInquiry(trx, { city, id: inquiry.id, step: 'answer', actor, organisationId })
  return { number, state, inquiryState: 'answered', changedAt: at.toISOString() }
}
