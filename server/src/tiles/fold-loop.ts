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
  /** Whether many more wait than one turn takes. */
  setBehind: (behind: boolean) => void
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
  { every, batch, manyAtOnce, listen, setBehind, hear, report }: Options,
) {
  const readOn = await openFoldLog(reads, hear)
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<void>) => (last = last.then(work).catch(report))

  async function fold(): Promise<void> {
    const long = manyAtOnce && (await isOutboxLong(db))
    // NOTE: asked at each turn, in every process: another one may be folding for seconds.
    setBehind(long)
    if (long) await unhurried(db, foldMany)
    const taken = await foldOnce(db, batch)
    if (taken === batch && !stopped) await fold()
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
