import type { LatLng } from '@bezpechne/shared/geo'
import type { Assign, Moved, Publish } from '@bezpechne/shared/moderation'
import type * as z from 'zod'

import { getCategory } from '../categories/index.ts'
import { isInsideCity } from '../cities/index.ts'
import { publicPointFor, recordEvent, stepInquiry } from '../inquiries/index.ts'
import { getOrganisation, organisationFor } from '../officers/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { emit } from '../platform/outbox.ts'
import { type Decision, getForDecision } from './actions.ts'
import { setExactPoint, setOrganisation, setPublicFace, setShownPhotos } from './decision-queries.ts'
import { requireLease, requirePublic } from './policy.ts'

/**
 * What the moderator has read and edited becomes public: a red pin.
 * @throws AppError 'inquiry-not-found', 'step-not-allowed', 'claimed-by-another', 'claim-needed', 'place-missing',
 * 'outside-city', 'category-takes-no-pins', 'photo-not-found', 'organisation-not-found'
 */
export async function publish(trx: Trx, decision: Decision, edited: Publish): Promise<Moved> {
  const { city, id } = decision
  const before = await getForDecision(trx, decision)
  requireLease(before)
  const exact = await placeOf(trx, decision, edited.at, before.exactAt)
  const { code: category, precision } = await getCategory(trx, city, edited.category ?? before.category)
  const { at: point, ...where } = await publicPointFor(trx, { city, precision, exact })
  const { title, text, place, editReason = null } = edited
  await setPublicFace(trx, decision, { title, text, place, editReason, category, point, ...where })
  await showPhotos(trx, decision, edited.photos)
  if (category !== before.category)
    await recordEvent(trx, { ...decision, step: 'recategorise', note: before.category })
  const state = await stepInquiry(trx, { ...decision, step: 'publish' })
  // What the moderator saw counts, also "nobody"; who says nothing leaves it to the city's rules.
  const { organisationId = await organisationFor(trx, city, { category, districtId: where.districtId }) } =
    edited
  if (organisationId) await handOver(trx, decision, organisationId)
  return { id, number: before.number, state }
}

/** @throws AppError 'inquiry-not-found', 'step-not-allowed', 'organisation-not-found' */
export async function assign(
  trx: Trx,
  decision: Decision,
  { organisationId }: z.infer<typeof Assign>,
): Promise<Moved> {
  const { number, state, organisationId: before } = await getForDecision(trx, decision)
  requirePublic(state)
  if (before !== organisationId) await handOver(trx, decision, organisationId)
  return { id: decision.id, number, state }
}

async function handOver(trx: Trx, decision: Decision, organisationId: string): Promise<void> {
  await getOrganisation(trx, decision.city, organisationId)
  await setOrganisation(trx, decision, organisationId, decision.actor.id)
  await recordEvent(trx, { ...decision, step: 'assign', organisationId })
  await emit(trx, decision.city, 'inquiry.assigned', { inquiryId: decision.id, organisationId })
}

async function placeOf(
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

async function showPhotos(trx: Trx, decision: Decision, photos: string[]): Promise<void> {
  const wanted = new Set(photos)
  if ((await setShownPhotos(trx, decision, [...wanted])) !== wanted.size)
    throw new AppError('photo-not-found')
}
