import type { AuditAction } from '@bezpechne/shared/audit'
import type { Hand } from '@bezpechne/shared/inquiries'
import { auditWords } from '@bezpechne/shared/words/audit'

import type { Touch } from './receipt-queries.ts'

/** Whoever reads a list has not opened what is in it: its author is told of readings of the inquiry itself. */
const lists: ReadonlySet<AuditAction> = new Set([
  'queue-read',
  'public-list-read',
  'sealed-list-read',
  'desk-read',
  'answer-check-read',
  'ageing-read',
])

/** As long as a lease: within it, the same act again is the same reading. */
const breath = 15 * 60_000

/** Who touched an inquiry, as its author reads it: the same act again within a lease once. */
export function handsOf(touches: readonly Touch[]): Hand[] {
  const hands: Hand[] = []
  for (const { role, action: done, at } of touches) {
    // NOTE: nobody is told that the guard held it back: to agree was to read.
    const action = done === 'agree' ? 'case-read' : done
    // A row of an action that this version no longer knows is told by nobody.
    if (lists.has(action) || !auditWords.uk[action]) continue
    const last = hands.at(-1)
    const again = last?.role === role && last.action === action
    if (again && at.getTime() - Date.parse(last.at) < breath) last.times += 1
    else hands.push({ role, action, at: at.toISOString(), times: 1 })
  }
  return hands
}
