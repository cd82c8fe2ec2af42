import type { FastifyInstance } from 'fastify'
import * as z from 'zod'

import { closeDigest, dropReader, openPushAddress, readDigest } from '../following/index.ts'
import { messageOf } from './push-words.ts'
import type { Pusher } from './pusher.ts'

const PushJob = z.strictObject({ id: z.uuid() })

type Desk = Parameters<typeof readDigest>[0]

/**
 * One message of what came due for a browser.
 * @throws Error where its push service took nothing for now: the queue tries again, under the same tag
 */
async function deliverPush(desk: Desk, pusher: Pusher, data: unknown) {
  const { id } = PushJob.parse(data)
  const digest = await readDigest(desk, id)
  if (!digest) {
    await closeDigest(desk.db, id)
    return 'not wanted'
  }
  const tag = id.replaceAll('-', '')
  const outcome = await pusher.send(openPushAddress(digest.to), messageOf(digest, tag))
  if (outcome === 'gone') await dropReader(desk.db, digest.readerId)
  else await closeDigest(desk.db, id)
  return outcome
}

const fiveAtOnce = {
  pollingIntervalSeconds: 0.5,
  batchSize: 5,
  burstWhenBatchFull: true,
  perJobResults: true,
} as const

export async function workPushes({ jobs, log }: FastifyInstance, desk: Desk, pusher: Pusher): Promise<void> {
  async function work({ id, data }: { id: string; data: unknown }) {
    try {
      const outcome = await deliverPush(desk, pusher, data)
      log[outcome === 'refused' ? 'warn' : 'info']({ job: 'push' }, `push: ${outcome}`)
      return { id, status: 'completed' } as const
    } catch (error) {
      log.warn({ job: 'push', err: error }, 'push: not sent, will retry')
      return { id, status: 'failed' } as const
    }
  }
  await jobs.work('push', fiveAtOnce, (some) => Promise.all(some.map(work)))
}
