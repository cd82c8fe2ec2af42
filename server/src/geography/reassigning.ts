import { redistrictSome } from '../inquiries/index.ts'
import { type Db, transact } from '../platform/database.ts'
import { advance, listOpen, type OpenChange, takeUp } from './change-queries.ts'

interface How {
  /** Asked before each slice: false where the process is about to end. */
  mayGoOn?: () => boolean
  /** A slice of 500 is a transaction of some 50 ms: readers wait for no more, and a fault costs no more. */
  most?: number
}

/**
 * Gives old inquiries their places in new borders, slice by slice, of every city where that is not done. Each slice is
 * stored with how far it came: whoever goes on after a fault does none of them twice.
 * @returns how many slices that was
 */
export async function reassignAll(db: Db, { mayGoOn = () => true, most = 500 }: How = {}): Promise<number> {
  let slices = 0
  for (const change of await listOpen(db)) {
    while (mayGoOn() && (await reassignSome(db, change, most))) slices += 1
  }
  return slices
}

/** @returns whether there is more to do */
async function reassignSome(db: Db, change: OpenChange, most: number): Promise<boolean> {
  return transact(db, async (trx) => {
    const after = await takeUp(trx, change)
    if (after === undefined) return false
    const step = await redistrictSome(trx, change.city, { after, most })
    await advance(trx, change, step)
    return step.last !== undefined
  })
}
