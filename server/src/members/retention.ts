import type { Expiry } from '../platform/retention.ts'
import { countOver, removeOver } from './link-queries.ts'
import { countOldResets, removeOldResets } from './reset-queries.ts'

/** Addresses of who never came, and links of who did: 30 days after they opened something last. */
export const memberExpiries: readonly Expiry[] = [
  { what: 'invitations that are over', count: countOver, remove: removeOver },
  { what: 'links to new passwords', count: countOldResets, remove: removeOldResets },
]
