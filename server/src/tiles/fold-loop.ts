import { type Database, type Db, unhurried } from '../platform/database.ts'
import type { Reads } from '../platform/reads.ts'
import { openFoldLog } from './fold-log.ts'
import { type Fold, foldMany, foldOnce, isOutboxLong } from './fold-queries.ts'

interface Options {
  every: number
  batch: number
  /** Whether very many at once, after a freeze or an import, are folded in one: it takes seconds. */
  manyAtOnce: boolean
  listen: Database['listen']
  hear: (fold: Fold) => Promise<void>
  report: (error: unknown) => void
}

/**
 * Folds the outbox at an interval and hears every fold, whoever made it. Any number of processes may run it: each fold
 * is one statement under a lock that ends with it, so who comes next takes over from one that died, and nobody waits for
 * one that hangs. A leader that is stopped, but not dead, would keep a lock of its session for ever.
 */
export async function startFolding(
  db: Db,
  reads: Reads,
  { every, batch, manyAtOnce, listen, hear, report }: Options,
) {
  const readOn = await openFoldLog(reads, hear)
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<void>) => (last = last.then(work).catch(report))

  async function fold(): Promise<void> {
    const taken = await foldOnce(db, batch)
    if (taken < batch || stopped) return
    if (manyAtOnce && (await isOutboxLong(db))) await unhurried(db, foldMany)
    await fold()
  }

  const readLog = async () => {
    if (!stopped) await readOn()
  }

  function schedule(): void {
    if (stopped) return
    timer = setTimeout(
      () =>
        void inTurn(fold)
          .then(() => inTurn(readLog))
          .then(schedule),
      every,
    )
  }

  // Only a wake-up: at the latest the next tick reads the log.
  const unlisten = await listen('map_fold', () => void inTurn(readLog))
  schedule()
  return async function stopFolding(): Promise<void> {
    stopped = true
    clearTimeout(timer)
    await last
    await unlisten()
  }
}
