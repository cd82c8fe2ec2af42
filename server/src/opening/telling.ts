import { hasOrphansToTell, setOrphansTold } from '../members/index.ts'
import { type Db, transact, type Trx } from '../platform/database.ts'
import { emit, ofNoCity } from '../platform/outbox.ts'
import {
  hasRequestsToTell,
  listOperatorIds,
  lockTelling,
  setRequestsTold,
  wereToldJustNow,
} from './telling-queries.ts'

/**
 * News for each operator when something waits that they were not told of, or were told of long ago: one mail for all
 * that waits, written from what waits when it goes.
 * @returns how many operators
 */
export function tellOperators(db: Db): Promise<number> {
  return transact(db, async (trx) => {
    await lockTelling(trx)
    const isDue = (await hasRequestsToTell(trx)) || (await hasOrphansToTell(trx))
    return isDue ? tell(trx) : 0
  })
}

/** Of a request that just came, at once; of those that follow within minutes the next round tells, in one mail. */
export async function tellOfRequest(trx: Trx): Promise<void> {
  await lockTelling(trx)
  if (!(await wereToldJustNow(trx))) await tell(trx)
}

async function tell(trx: Trx): Promise<number> {
  const operators = await listOperatorIds(trx)
  if (operators.length === 0) return 0
  await setRequestsTold(trx)
  await setOrphansTold(trx)
  for (const id of operators) await emit(trx, ofNoCity, 'operator.waits', { id })
  return operators.length
}
