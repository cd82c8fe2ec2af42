import type { FastifyInstance } from 'fastify'

type Outcome = 'sent' | 'refused' | 'not wanted'

// Five connections to the mail server at once: one after the other, a process sent two mails a second.
const fiveAtOnce = {
  pollingIntervalSeconds: 0.5,
  batchSize: 5,
  burstWhenBatchFull: true,
  perJobResults: true,
} as const

/** Sends what waits in a queue of mails; what the mail server does not take now is tried again by itself. */
export async function workMails(
  { jobs, log }: FastifyInstance,
  queue: 'mail' | 'digest',
  deliver: (data: unknown) => Promise<Outcome>,
): Promise<void> {
  async function work({ id, data }: { id: string; data: unknown }) {
    try {
      const outcome = await deliver(data)
      log[outcome === 'refused' ? 'warn' : 'info']({ job: queue }, `mail: ${outcome}`)
      return { id, status: 'completed' } as const
    } catch (error) {
      log.warn({ job: queue, err: error }, 'mail: not sent, will retry')
      return { id, status: 'failed' } as const
    }
  }
  await jobs.work(queue, fiveAtOnce, (some) => Promise.all(some.map(work)))
}
