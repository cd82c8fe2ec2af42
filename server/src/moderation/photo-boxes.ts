import type { CoveredPhoto, PhotoBox } from '@bezpechne/shared/photo-boxes'

import { photoCopies, recordEvent } from '../inquiries/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { type Decision, getForDecision } from './actions.ts'
import { isPublic, requireLease } from './policy.ts'

interface Covering {
  photo: string
  boxes: PhotoBox[]
  copy: string | null
  before: string | null
}

/**
 * From now on everybody who may see the photo sees this copy of it, and no other file of it.
 * @throws AppError 'inquiry-not-found', 'step-not-allowed', 'claimed-by-another', 'claim-needed', 'stale-version'
 */
export async function coverPhoto(
  trx: Trx,
  decision: Decision,
  { photo, ...covering }: Covering,
): Promise<CoveredPhoto> {
  const { state, ...lease } = await getForDecision(trx, decision)
  if (!isPublic(state)) requireLease({ state, ...lease })
  const of = { city: decision.city, id: photo, inquiryId: decision.id }
  if (!(await photoCopies.move(trx, of, covering))) throw new AppError('stale-version')
  if (isPublic(state)) await recordEvent(trx, { ...decision, step: 'edit' })
  return { id: photo, boxes: covering.boxes, copy: covering.copy }
}
