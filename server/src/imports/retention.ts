import type { Expiry } from '../platform/retention.ts'
import { countAbandoned, countOldRows, eraseAbandoned, eraseOldRows } from './work-queries.ts'

/** A file that nobody goes on with for a week, and what became of each row a month after the end. */
export const importExpiries: readonly Expiry[] = [
  { what: 'files to import that were left', count: countAbandoned, remove: eraseAbandoned },
  { what: 'rows of finished imports', count: countOldRows, remove: eraseOldRows },
]
