import type { LatLng } from '@bezpechne/shared/geo'
import type { Moved, Publish } from '@bezpechne/shared/moderation'

import { assign } from '../assignments/index.ts'
import { getCategory } from '../categories/index.ts'
import { isInsideCity } from '../cities/index.ts'
import { publicPointFor, recordEvent, stepInquiry } from '../inquiries/index.ts'
import { organisationFor } from '../officers/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { type Decision, getForDecision } from './actions.ts'
import { setExactPoint, setPublicFace, setShownPhotos } from './decision-queries.ts'
import { requireLease, requireReason } from './policy.ts'

/**
 * What the moderator has read and edited becomes public: a red pin.
 * @throws AppError 'inquiry-not-found', 'step-not-allowed', 'claimed-by-another', 'claim-needed', 'place-missing',
 * 'outside-city', 'category-takes-no-pins', 'photo-not-found', 'organisation-not-found', 'reason-missing'
 */
export async function publish(trx: Trx, decision: Decision, edited: Publish): Promise<Moved> {
  const { city, id } = decision
  const before = await getForDecision(trx, decision)
  requireLease(before)
  const exact = await placeOf(trx, decision, edited.at, before.exactAt)
  const { code: category, precision } = await getCategory(trx, city, edited.category ?? before.category)
  const { at: point, ...where } = await publicPointFor(trx, { city, precision, exact })
  requireReason(before, edited)
  const { title, text, place, editReason = null } = edited
  await setPublicFace(trx, decision, { title, text, place, editReason, category, point, ...where })
  await showPhotos(trx, decision, edited.photos)
  if (category !== before.category)
    await recordEvent(trx, { ...decision, step: 'recategorise', note: before.category })
  const state = await stepInquiry(trx, { ...decision, step: 'publish' })
  const { others } = edited
  // What the moderator saw counts, also "nobody"; who says nothing leaves it to the city's rules.
  const { organisationId = await organisationFor(trx, city, { category, districtId: where.districtId }) } =
    edited
  if (organisationId) await assign(trx, decision, { organisationId, others })
  return { id, number: before.number, state }
}

/**
 * The exact place: as a moderator found it, or as it was sent.
 * @throws AppError 'place-missing', 'outside-city'
 */
export async function placeOf(
  trx: Trx,
  decision: Decision,
  found: LatLng | undefined,
  sent: LatLng | null,
): Promise<LatLng> {
  const exact = found ?? sent
  if (!exact) throw new AppError('place-missing')
  if (!found) return exact
  if (!(await isInsideCity(trx, decision.city, found))) throw new AppError('outside-city')
  await setExactPoint(trx, decision, found)
  return exact
}

/** @throws AppError 'photo-not-found' where one is not of this inquiry */
export async function showPhotos(trx: Trx, decision: Decision, photos: string[]): Promise<void> {
  const wanted = new Set(photos)
  if ((await setShownPhotos(trx, decision, [...wanted])) !== wanted.size)
    throw new AppError('photo-not-found')
}
