import { mayDo } from '@bezpechne/shared/access'
import { InCity } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { actorOf } from '../access/guard.ts'
import { AppError } from '../platform/errors.ts'
import { type QueueStream, QueueStreams } from './queue-streams.ts'

/** How soon after a session ends its stream does. */
const askEvery = 3000

/** "The queue changed", for who has it open, in whichever process it was changed. */
export const queueLiveRoutes: FastifyPluginAsyncZod = async (app) => {
  const streams = new QueueStreams()
  const stopHearing = await app.hearNotices('queue_changed', (city) => streams.changed(city))
  const asking = setInterval(() => void streams.dismiss(), askEvery)
  // NOTE: open streams would keep close() waiting for ever.
  app.addHook('preClose', async function endStreams() {
    clearInterval(asking)
    streams.endAll()
  })
  app.addHook('onClose', async () => stopHearing())

  app.get('/cities/:city/moderation/events', {
    config: { access: 'read-queue', audit: 'nothing-private' },
    sse: 'only',
    exposeHeadRoute: false,
    schema: {
      tags: ['moderation'],
      summary: 'Whether the queue changed, as it happens',
      description:
        'Server-sent events: queue-changed, without content. Nothing of it tells of what is sealed.',
      params: InCity,
      querystring: Nothing,
      response: { 200: z.string() },
    },
    async handler(request, reply) {
      const { id: actorId } = actorOf(request)
      const refusal = streams.refusal(actorId)
      if (refusal) throw new AppError(refusal, { retryAfter: 30 })
      const stream = streamOver(request, reply, { city: request.params.city, actorId })
      streams.add(stream)
      reply.sse.onClose(() => streams.remove(stream))
      reply.sse.keepAlive()
      reply.sse.sendHeaders()
      // A first line tells proxies and browsers that the stream stands.
      reply.raw.write(': open\n\n')
    },
  })
}

function streamOver(
  request: FastifyRequest,
  reply: FastifyReply,
  { city, actorId }: Pick<QueueStream, 'city' | 'actorId'>,
): QueueStream {
  return {
    city,
    actorId,
    tell() {
      if (reply.sse.isConnected) void reply.sse.send({ event: 'queue-changed', data: {} })
    },
    async isWelcome() {
      const actor = await request.actorNow?.()
      return actor !== undefined && mayDo(actor.memberships, city, 'read-queue')
    },
    end: () => reply.sse.close(),
  }
}
