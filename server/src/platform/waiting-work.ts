import type { FastifyInstance } from 'fastify'

/** One go at the work. */
interface Turn {
  /** Aborted when the process is about to end: what is left waits for another one. */
  signal: AbortSignal
  /** What failed and is tried again. */
  report: (error: unknown) => void
}

interface WaitingWork {
  queue: string
  /** Notified in the transaction that leaves something to do. */
  channel: string
  /** Claims one row after another until none waits: with several processes each takes another. */
  work: (turn: Turn) => Promise<void>
  /** Each minute, behind the work. */
  tidy?: () => Promise<void>
}

/**
 * Does what waits in a table: as soon as somebody says so, and each minute what a process left that died, and what
 * nobody heard of. One go after another in a process, and the last is waited for before the database is closed.
 */
export async function workWhatWaits(
  app: FastifyInstance,
  { queue, channel, work, tidy }: WaitingWork,
): Promise<void> {
  const closing = new AbortController()
  let running = Promise.resolve()
  const turn: Turn = {
    signal: closing.signal,
    report: (error) => app.log.error({ err: error, queue }, 'failed, to be tried again'),
  }
  const start = () =>
    (running = running.then(async () => (turn.signal.aborted ? undefined : work(turn))).catch(turn.report))

  const stopHearing = await app.hearNotices(channel, () => void start())
  await app.jobs.schedule(queue, '* * * * *')
  await app.jobs.work(queue, { pollingIntervalSeconds: 30 }, async () => {
    await start()
    await tidy?.()
  })
  app.addHook('onClose', async function stopWorking() {
    closing.abort()
    await stopHearing()
    await running
  })
}
