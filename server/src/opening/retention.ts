import type { Expiry } from '../platform/retention.ts'
import { countOldRequests, removeOldRequests } from './request-queries.ts'

/** Who asked for a community: thirty days after the decision, two days where the mailbox never answered. */
export const openingExpiries: readonly Expiry[] = [
  { what: 'requests for communities', count: countOldRequests, remove: removeOldRequests },
]
