import type { LatLng } from '@bezpechne/shared/geo'
import type { Edit, Moved } from '@bezpechne/shared/moderation'

import { getCategory } from '../categories/index.ts'
import { publicPointFor, recordEvent } from '../inquiries/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { type Decision, getForDecision } from './actions.ts'
import { moveVersion, setPublicPlace, setPublicWords } from './decision-queries.ts'
import { requirePublic } from './policy.ts'
import { placeOf, showPhotos } from './publish.ts'

/**
 * Changes what everybody reads, in the open: the reason stands under it.
 * @throws AppError 'inquiry-not-found', 'step-not-allowed', 'stale-version', 'place-missing', 'outside-city',
 * 'category-takes-no-pins', 'photo-not-found'
 */
export async function edit(trx: Trx, decision: Decision, edited: Edit): Promise<Moved> {
  const { id } = decision
  const before = await getForDecision(trx, decision)
  requirePublic(before.state)
  if (!(await moveVersion(trx, decision, edited.version))) throw new AppError('stale-version')
  const { title, text, place, reason } = edited
  await setPublicWords(trx, decision, { title, text, place, editReason: reason })
  await replace(trx, decision, edited, before)
  await showPhotos(trx, decision, edited.photos)
  await recordEvent(trx, { ...decision, step: 'edit', reason })
  return { id, number: before.number, state: before.state }
}

/** Another place or topic. Where neither was touched the pin stays as it is, also when the exact place is erased. */
async function replace(
  trx: Trx,
  decision: Decision,
  { at, category: wanted }: Edit,
  before: { category: string; exactAt: LatLng | null },
): Promise<void> {
  const { city } = decision
  if (!at && (wanted === undefined || wanted === before.category)) return
  const exact = await placeOf(trx, decision, at, before.exactAt)
  const { code: category, precision } = await getCategory(trx, city, wanted ?? before.category)
  const { at: point, ...where } = await publicPointFor(trx, { city, precision, exact })
  await setPublicPlace(trx, decision, { category, point, ...where })
  if (category !== before.category)
    await recordEvent(trx, { ...decision, step: 'recategorise', note: before.category })
}
