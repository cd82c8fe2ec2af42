import type { FastifyInstance } from 'fastify'

/** Held: the city's mails of today are spent, it goes in so many seconds. */
export type Outcome = 'sent' | 'refused' | 'not wanted' | { heldFor: number }

// Five connections to the mail server at once: one after the other, a process sent two mails a second.
const fiveAtOnce = {
  pollingIntervalSeconds: 0.5,
  batchSize: 5,
  burstWhenBatchFull: true,
  perJobResults: true,
} as const

/** Sends what waits in a queue of mails; what the mail server does not take now is tried again by itself. */
export async function workMails(
  { jobs, log, counter }: FastifyInstance,
  queue: 'mail' | 'digest',
  deliver: (data: unknown) => Promise<Outcome>,
): Promise<void> {
  const count = counter({
    name: `bezpechne_${queue}s_total`,
    help: 'Mails, by what became of them',
    labels: ['result'],
  })
  async function work({ id, data }: { id: string; data: unknown }) {
    try {
      const outcome = await deliver(data)
      if (typeof outcome === 'object') {
        await jobs.send(queue, typeof data === 'object' ? data : null, { startAfter: outcome.heldFor })
        count({ result: 'held' })
        log.warn({ job: queue, seconds: outcome.heldFor }, 'mail: held, the quota of its city is spent')
        return { id, status: 'completed' } as const
      }
      count({ result: outcome.replace(' ', '-') })
      log[outcome === 'refused' ? 'warn' : 'info']({ job: queue }, `mail: ${outcome}`)
      return { id, status: 'completed' } as const
    } catch (error) {
      count({ result: 'failed' })
      log.warn({ job: queue, err: error }, 'mail: not sent, will retry')
      return { id, status: 'failed' } as const
    }
  }
  await jobs.work(queue, fiveAtOnce, (some) => Promise.all(some.map(work)))
}
