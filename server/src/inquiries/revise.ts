import type { Again, AskReview, Revision } from '@bezpechne/shared/inquiries'

import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { author } from './author.ts'
import { getOwn, type Holder } from './holder.ts'
import type { PhotoKey } from './photo-queries.ts'
import { findCourse, listOwnPhotos, lockOwn } from './receipt-queries.ts'
import { placePhoto, removePhotos, setRevised } from './revise-queries.ts'
import { screen } from './screening.ts'
import { stepInquiry } from './steps.ts'
import { attachPhoto } from './submit-queries.ts'
import { checkWritten } from './submit.ts'

/**
 * The author changes an inquiry as a moderator has asked: once, in time, and it waits again at its old turn.
 * @param pay takes the proof of work of this city
 * @throws AppError 'not-found' for a wrong code, 'step-not-allowed', 'revised-before', 'changes-too-late', and what a
 * submission throws
 */
export async function reviseInquiry(
  trx: Trx,
  holder: Holder,
  given: Revision,
  pay: (city: string) => Promise<void>,
): Promise<Again> {
  const { city, id, number } = await getOwn(trx, holder)
  await lockOwn(trx, city, id)
  // NOTE: read again under the lock: of two changes at once the second finds the first.
  const { state, category } = await getOwn(trx, holder)
  const { revisedAt, inTime } = await findCourse(trx, city, id)
  if (revisedAt) throw new AppError('revised-before')
  if (state === 'rejected' || (state === 'needs-changes' && !inTime)) throw new AppError('changes-too-late')
  if (state !== 'needs-changes') throw new AppError('step-not-allowed')
  await pay(city)
  const happenedAt = await checkWritten(trx, city, given, category)
  await setRevised(trx, { city, id, given, happenedAt, screened: await screen(trx, city, given) })
  await changePhotos(trx, { city, id }, given.photos ?? [])
  await stepInquiry(trx, { city, id, step: 'resubmit', actor: author })
  return { number, state: 'submitted' }
}

/** Keeps and orders the own ones that are named, takes new ones in, and drops the rest; files go with the sweep. */
async function changePhotos(trx: Trx, { city, id }: { city: string; id: string }, wanted: string[]) {
  const own = new Set((await listOwnPhotos(trx, city, id)).map((photo) => photo.id))
  for (const [position, photo] of wanted.entries()) {
    const placed = own.delete(photo)
      ? await placePhoto(trx, { city, id: photo }, position)
      : await attachPhoto(trx, city, photo, { inquiryId: id, position })
    if (!placed) throw new AppError('photo-not-found')
  }
  await removePhotos(trx, city, [...own])
}

/**
 * The author asks for another moderator: once, within 14 days of the decision, while the text is kept.
 * @throws AppError 'not-found' for a wrong code, 'review-not-possible'
 */
export async function askReview(trx: Trx, holder: Holder, { note }: AskReview): Promise<Again> {
  const { city, id, number } = await getOwn(trx, holder)
  await lockOwn(trx, city, id)
  const { reviewUntil } = await findCourse(trx, city, id)
  if (!reviewUntil) throw new AppError('review-not-possible')
  await stepInquiry(trx, { city, id, step: 'ask-review', actor: author, note })
  return { number, state: 'submitted' }
}

/** A photo of the holder's inquiry, while changes are asked for; undefined for any other. */
export async function findOwnPhoto(db: Db, holder: Holder, id: string): Promise<PhotoKey | undefined> {
  const own = await getOwn(db, holder)
  if (own.state !== 'needs-changes') return undefined
  const photos = await listOwnPhotos(db, own.city, own.id)
  return photos.some((photo) => photo.id === id) ? { city: own.city, id } : undefined
}
