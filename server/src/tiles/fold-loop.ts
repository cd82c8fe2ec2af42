import type { Database, Db } from '../platform/database.ts'
import { type Fold, foldOnce, getNewestFold, listFoldsAfter } from './fold-queries.ts'

interface Options {
  every: number
  batch: number
  hear: (fold: Fold) => Promise<void>
  report: (error: unknown) => void
}

/** Folds the outbox at an interval and hears every fold, whoever made it. Any number of processes may run it. */
export async function startFolding(
  db: Db,
  listen: Database['listen'],
  { every, batch, hear, report }: Options,
) {
  // Nothing is cached and nobody listens yet: older folds do not matter.
  let seen = await getNewestFold(db)
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<void>) => (last = last.then(work).catch(report))

  async function fold(): Promise<void> {
    const taken = await foldOnce(db, batch)
    if (taken === batch && !stopped) await fold()
  }

  /** The log, not the notification, is the truth: it also holds the folds of other processes, and none gets lost. */
  async function readLog(): Promise<void> {
    if (stopped) return
    for (const news of await listFoldsAfter(db, seen)) {
      // A gap: the log was pruned while we were away, so anything may have changed.
      await hear(news.seq === seen + 1 ? news : { ...news, mks: [] })
      seen = news.seq
    }
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
