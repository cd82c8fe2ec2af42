import type { Expiry } from '../platform/retention.ts'
import {
  countDeadReaders,
  countOldDigests,
  countUnconfirmed,
  removeDeadReaders,
  removeOldDigests,
  removeUnconfirmed,
} from './retention-queries.ts'

/** Addresses of who never said yes, and of mailboxes that are not there. */
export const followingExpiries: readonly Expiry[] = [
  { what: 'wishes to follow that nobody confirmed', count: countUnconfirmed, remove: removeUnconfirmed },
  { what: 'mailboxes that do not exist', count: countDeadReaders, remove: removeDeadReaders },
  { what: 'digests that could not be sent', count: countOldDigests, remove: removeOldDigests },
]
