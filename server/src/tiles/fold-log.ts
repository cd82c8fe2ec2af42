import type { Reads } from '../platform/reads.ts'
import { type Fold, getNewestFold, listFoldsAfter } from './fold-queries.ts'

/**
 * Tells of each fold once, in turn. The log, not the notification, is the truth: it also holds the folds of other
 * processes, and none gets lost. It is read where tiles are: what is kept of them and what is told of them have one age.
 * @returns tells what is new since the last call
 */
export async function openFoldLog(
  reads: Reads,
  hear: (fold: Fold) => Promise<void>,
): Promise<() => Promise<void>> {
  // Nothing is cached and nobody listens yet: older folds do not matter.
  let source = reads.source()
  let seen = await getNewestFold(reads.db)

  /** Another place has a longer log or a shorter one: what was kept until now is forgotten, of whatever age it is. */
  async function beginAnew(): Promise<void> {
    const now = reads.source()
    const newest = await getNewestFold(reads.db)
    await hear({ seq: newest, mks: [], changes: [] })
    if (reads.source() !== now) return beginAnew()
    source = now
    seen = newest
  }

  return async function readOn(): Promise<void> {
    if (reads.source() !== source) return beginAnew()
    for (const news of await listFoldsAfter(reads.db, seen)) {
      if (reads.source() !== source) return beginAnew()
      // A gap: the log was pruned while we were away, so anything may have changed.
      await hear(news.seq === seen + 1 ? news : { ...news, mks: [] })
      seen = news.seq
    }
  }
}
