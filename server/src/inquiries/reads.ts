import type { InquiryPage, PublicInquiry, SimilarInquiry, TimelineStep } from '@bezpechne/shared/inquiries'
import type { InquiryQuery, SimilarQuery } from '@bezpechne/shared/inquiry-filter'

import { getCity } from '../cities/index.ts'
import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { fromCursor, toCursor } from './cursor.ts'
import { findTurns, listAnswers, listShownPhotos, listTimeline, wasPublic } from './detail-queries.ts'
import { findEndOfMerge } from './merge-queries.ts'
import { listSummaries } from './page-queries.ts'
import { countColours, findSummary } from './public-queries.ts'
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
  'revise-answer',
  'check-answer',
  'edit',
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

/** @throws AppError 'city-not-found', 'bad-request' for a cursor that no list gave */
export async function listPublicInquiries(db: Db, city: string, query: InquiryQuery): Promise<InquiryPage> {
  await getCity(db, city)
  const { sort = 'newest', near, limit = usualLimit, cursor, ...filter } = query
  const after = cursor === undefined ? undefined : fromCursor(cursor)
  // One more than asked for: its presence alone says that there is a next page.
  const rows = await listSummaries(db, city, filter, { sort, near, after, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, nextCursor: last ? toCursor(last) : null, counts: await countColours(db, city, filter) }
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
