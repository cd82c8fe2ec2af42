import type { InquiryState } from '@bezpechne/shared/inquiry-states'

import { AppError } from '../platform/errors.ts'

interface Waiting {
  state: InquiryState
  /** Claimed by the one who asks, whether or not the lease still runs. */
  mine: boolean
  claimed: boolean
}

/**
 * Every way out of "submitted" needs a running lease of one's own: nobody decides over a colleague's head, nor about
 * what they have not opened.
 * @throws AppError 'step-not-allowed', 'claimed-by-another', 'claim-needed'
 */
export function requireLease({ state, mine, claimed }: Waiting): void {
  if (state !== 'submitted') throw new AppError('step-not-allowed')
  if (claimed && !mine) throw new AppError('claimed-by-another')
  if (!claimed) throw new AppError('claim-needed')
}
