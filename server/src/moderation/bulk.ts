import type { BulkOutcome, BulkReject } from '@bezpechne/shared/queue'

import type { ActingStaff } from '../access/actor.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { claim, type Decision, reject, release } from './actions.ts'
import { lockAll } from './decision-queries.ts'
import { undo } from './undo.ts'

interface Wave {
  city: string
  actor: ActingStaff
  ids: string[]
}

/** A wave of spam goes with one reason: what is free is rejected, what is not is left and named. */
export function bulkReject(trx: Trx, wave: Wave, { reason, note }: Omit<BulkReject, 'ids'>) {
  return oneByOne(trx, wave, async (decision) => {
    await claim(trx, decision)
    return reject(trx, decision, { reason, note }).catch(async (refusal: unknown) => {
      // Not to be rejected by this moderator: nor to be kept.
      await release(trx, decision)
      throw refusal
    })
  })
}

/** The whole wave back into the queue; nobody holds any of it, as nobody has read it. */
export function bulkUndo(trx: Trx, wave: Wave, seconds: number) {
  return oneByOne(trx, wave, (decision) => undo(trx, decision, seconds))
}

/** NOTE: locked in the order of ids at once, so that two waves over the same inquiries wait and never deadlock. */
async function oneByOne(
  trx: Trx,
  { city, actor, ids }: Wave,
  act: (decision: Decision) => Promise<{ id: string; number: string }>,
): Promise<BulkOutcome> {
  const order = [...new Set(ids)].toSorted()
  await lockAll(trx, city, order)
  const outcome: BulkOutcome = { done: [], refused: [] }
  for (const id of order) {
    try {
      const { number } = await act({ city, id, actor })
      outcome.done.push({ id, number })
    } catch (refusal) {
      if (!(refusal instanceof AppError)) throw refusal
      outcome.refused.push({ id, code: refusal.code })
    }
  }
  return outcome
}
