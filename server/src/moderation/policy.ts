import type { LatLng } from '@bezpechne/shared/geo'
import { type InquiryState, publicStates } from '@bezpechne/shared/inquiry-states'
import type { Publish } from '@bezpechne/shared/moderation'

import { AppError } from '../platform/errors.ts'

interface Waiting {
  state: InquiryState
  /** Claimed by the one who asks, whether or not the lease still runs. */
  mine: boolean
  claimed: boolean
  /** The one who asks decided against it, and its author has asked for somebody else. */
  othersTurn: boolean
}

/**
 * Every way out of "submitted" needs a running lease of one's own: nobody decides over a colleague's head, nor about
 * what they have not opened.
 * @throws AppError 'step-not-allowed', 'second-person-needed', 'claimed-by-another', 'claim-needed'
 */
export function requireLease({ state, mine, claimed, othersTurn }: Waiting): void {
  if (state !== 'submitted') throw new AppError('step-not-allowed')
  if (othersTurn) throw new AppError('second-person-needed')
  if (claimed && !mine) throw new AppError('claimed-by-another')
  if (!claimed) throw new AppError('claim-needed')
}

export function isPublic(state: InquiryState): boolean {
  return publicStates.some((visible) => visible === state)
}

/** Only what everybody can see has somebody who must answer it. */
export function requirePublic(state: InquiryState): void {
  if (!isPublic(state)) throw new AppError('step-not-allowed')
}

interface Sent {
  category: string
  exactAt: LatLng | null
}

/**
 * A pin that was moved, or another topic, is explained to everybody. A place marked where the author gave an address
 * alone moves nothing.
 * @throws AppError 'reason-missing'
 */
export function requireReason(
  { category, exactAt }: Sent,
  edited: Pick<Publish, 'at' | 'category' | 'editReason'>,
): void {
  const moved = edited.at && exactAt && (edited.at.lat !== exactAt.lat || edited.at.lng !== exactAt.lng)
  const renamed = edited.category !== undefined && edited.category !== category
  if ((moved || renamed) && !edited.editReason) throw new AppError('reason-missing')
}
