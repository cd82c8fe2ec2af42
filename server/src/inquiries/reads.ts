import type { InquiryPage, PublicInquiry, TimelineStep } from '@bezpechne/shared/inquiries'
import type { InquiryQuery, SimilarQuery } from '@bezpechne/shared/inquiry-filter'
import type { SimilarInquiry } from '@bezpechne/shared/similar'

import { getCity } from '../cities/index.ts'
import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { fromCursor, toCursor } from './cursor.ts'
import { findTurns, listAnswers, listShownPhotos, listTimeline, wasPublic } from './detail-queries.ts'
import { anchorOf, countColours, listLines, planList } from './lists.ts'
import { findEndOfMerge } from './merge-queries.ts'
import { findSummary } from './public-queries.ts'
import { queryStems } from './search.ts'
import { listSimilar } from './similar-queries.ts'

const usualLimit = 50

const publicSteps: TimelineStep['step'][] = [
  'submit',
  'publish',
  'assign',
  'withdraw-assignment',
  'answer',
  'add-answer',
  'reopen',
  'confirm',
  'dispute',
  'neighbours-confirm',
  'neighbours-dispute',
  'revise-answer',
  'check-answer',
  'edit',
  'cover',
]

/** What everybody may know of one inquiry; hidden is as absent as whatever was never public. */
export async function findDetail(db: Db, city: string, number: string): Promise<PublicInquiry | undefined> {
  const found = await findSummary(db, city, number)
  if (!found) return undefined
  const { id, ...inquiry } = found
  const photos = await listShownPhotos(db, city, id)
  return {
    ...inquiry,
    photos: photos.map(({ width, height, id: photo }) => ({ url: photoUrl(city, photo), width, height })),
    answers: await listAnswers(db, city, id),
    ...(await findTurns(db, city, id)),
    timeline: await listTimeline(db, city, id, publicSteps),
  }
}

/**
 * The inquiry, or the number of the one that it was merged into.
 * @throws AppError 'inquiry-not-found', 'gone'
 */
export async function getPublicInquiry(
  db: Db,
  city: string,
  number: string,
): Promise<{ inquiry: PublicInquiry } | { movedTo: string }> {
  const inquiry = await findDetail(db, city, number)
  if (inquiry) return { inquiry }
  const movedTo = await findEndOfMerge(db, city, number)
  if (movedTo) return { movedTo }
  throw new AppError((await wasPublic(db, city, number)) ? 'gone' : 'inquiry-not-found')
}

/** @throws AppError 'city-not-found'; 'bad-request' for a cursor of no such list, an unknown topic or district */
export async function listPublicInquiries(db: Db, city: string, query: InquiryQuery): Promise<InquiryPage> {
  await getCity(db, city)
  const { limit = usualLimit, cursor, ...asked } = query
  const { sort = 'newest', near, ...filter } = asked
  const after = cursor === undefined ? undefined : fromCursor(city, asked, cursor)
  const plan = await planList(db, city, filter)
  // One more than asked for: its presence alone says that there is a next page.
  const lines = await listLines(db, plan, { sort, near, after, limit: limit + 1 })
  const shown = lines.slice(0, limit)
  const last = lines.length > limit ? anchorOf(shown) : undefined
  return {
    items: shown.map(({ x: _x, y: _y, text: _text, ...item }) => item),
    nextCursor: last ? toCursor(city, asked, last) : null,
    counts: await countColours(db, plan),
  }
}

/** @throws AppError 'city-not-found' */
export async function findSimilar(db: Db, city: string, query: SimilarQuery): Promise<SimilarInquiry[]> {
  await getCity(db, city)
  const { lat, lng, category, text } = query
  const at = lat === undefined || lng === undefined ? undefined : { lat, lng }
  return listSimilar(db, city, { at, category, text, stems: queryStems(text ?? '') })
}

function photoUrl(city: string, id: string): string {
  return `/api/v1/cities/${city}/photos/${id}`
}
