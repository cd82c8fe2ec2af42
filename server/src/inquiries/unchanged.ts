import { closingReason } from '@bezpechne/shared/inquiry-states'

import { recordDeed } from '../audit/index.ts'
import { type Db, transact } from '../platform/database.ts'
import { lockUnchanged } from './revise-queries.ts'
import { stepInquiry } from './steps.ts'

const system = { role: 'system', id: null } as const
const atOnce = 200

/**
 * Ends the waiting for changes that did not come within 14 days: refused by nobody, with a reason that says so.
 * @returns how many
 */
export async function closeUnchanged(db: Db): Promise<number> {
  let closed = 0
  let some: number
  do {
    some = await closeSome(db)
    closed += some
  } while (some === atOnce)
  return closed
}

function closeSome(db: Db): Promise<number> {
  return transact(db, async (trx) => {
    const unchanged = await lockUnchanged(trx, atOnce)
    for (const one of unchanged)
      await stepInquiry(trx, { ...one, step: 'reject', reason: closingReason, actor: system })
    for (const { city, id } of unchanged)
      await recordDeed(trx, { city, actorId: null, role: 'system', action: 'reject', inquiryId: id })
    return unchanged.length
  })
}
