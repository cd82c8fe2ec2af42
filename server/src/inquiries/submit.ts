import { randomBytes } from 'node:crypto'

import type { LatLng } from '@bezpechne/shared/geo'
import type { NewInquiry, Submitted } from '@bezpechne/shared/inquiries'
import { maxPhotos } from '@bezpechne/shared/inquiry-text'
import { makeReceipt } from '@bezpechne/shared/receipt'

import { getOffered } from '../categories/index.ts'
import { getCity, isInsideCity } from '../cities/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import { emit } from '../platform/outbox.ts'
import { spendOfCity } from '../platform/quotas.ts'
import { hashOf } from './hash.ts'
import { screen } from './screening.ts'
import { insertEvent } from './state-queries.ts'
import { attachPhoto, insertInquiry, isInTheFuture, takeNumber } from './submit-queries.ts'

/**
 * Takes an inquiry whose limits and proof of work were checked before, in the same transaction.
 * @throws AppError 'city-not-found', 'invalid-input', 'category-takes-no-pins', 'place-missing', 'outside-city',
 * 'in-the-future', 'photo-not-found'
 */
export async function submitInquiry(
  trx: Trx,
  { city: cityId, authorKey }: { city: string; authorKey: string | undefined },
  given: NewInquiry,
): Promise<Submitted> {
  const city = await getCity(trx, cityId)
  const happenedAt = await checkWritten(trx, cityId, given)
  if ((given.photos?.length ?? 0) + (given.photosComing ?? 0) > maxPhotos)
    throw new AppError('invalid-input', { errors: [{ path: 'photosComing', code: 'too-large' }] })

  const id = newId()
  const receipt = makeReceipt(randomBytes)
  const number = await takeNumber(trx, cityId, city.code)
  await spendOfCity(trx, cityId, 'submissions')
  const { category, text, address, at, email, language = 'uk' } = given
  const screened = await screen(trx, cityId, given)
  await insertInquiry(trx, {
    city: cityId,
    id,
    number,
    category,
    text,
    address,
    at,
    happenedAt,
    email,
    authorKey,
    language,
    photosComing: given.photosComing,
    receiptHash: hashOf(receipt.replaceAll('-', '')),
    screened,
  })
  for (const [position, photo] of (given.photos ?? []).entries()) {
    const attached = await attachPhoto(trx, cityId, photo, { inquiryId: id, position })
    if (!attached) throw new AppError('photo-not-found')
  }
  await insertEvent(trx, cityId, id, { step: 'submit', actor: { role: 'resident', id: null } })
  // NOTE: nobody is told of a sealed one: its own list alone shows that it is there.
  if (!screened.sealed) await emit(trx, cityId, 'inquiry.submitted', { inquiryId: id })
  return { number, receipt, state: 'submitted' }
}

type Written = Pick<NewInquiry, 'category' | 'at' | 'address' | 'happenedAt'>

/**
 * What every inquiry has to be, when it is sent and when it is changed.
 * @param before the topic it had
 * @returns when it happened
 */
export async function checkWritten(
  trx: Trx,
  city: string,
  given: Written,
  before?: string,
): Promise<Date | undefined> {
  const { precision } = await getOffered(trx, city, given.category, before)
  if (precision === 'none') throw new AppError('category-takes-no-pins')
  await checkPlace(trx, city, given)
  const happenedAt = given.happenedAt === undefined ? undefined : new Date(given.happenedAt)
  if (happenedAt && (await isInTheFuture(trx, happenedAt))) throw new AppError('in-the-future')
  return happenedAt
}

async function checkPlace(trx: Trx, city: string, { at, address }: Written): Promise<void> {
  if (!at && !address) throw new AppError('place-missing')
  if (!at || (await isInsideCity(trx, city, at))) return
  const swapped = exchanged(at)
  const hint = swapped && (await isInsideCity(trx, city, swapped))
  throw new AppError('outside-city', hint ? { errors: [{ path: 'at', code: 'swapped' }] } : {})
}

function exchanged({ lat, lng }: LatLng): LatLng | undefined {
  return Math.abs(lng) <= 90 ? { lat: lng, lng: lat } : undefined
}
