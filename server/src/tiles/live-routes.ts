import { EventsQuery, type LiveEvent } from '@bezpechne/shared/tiles'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { AppError } from '../platform/errors.ts'
import type { LiveStreams, Stream } from './live-streams.ts'
import type { TileSource } from './tile-source.ts'

// A reader that lets this much pile up is gone, or too slow to be told: it comes back and asks for everything.
const mostUnread = 64 * 1024

interface Options {
  streams: LiveStreams
  source: TileSource
}

export const liveRoutes: FastifyPluginAsyncZod<Options> = async (app, { streams, source }) => {
  app.get('/events', {
    config: { access: 'public' },
    sse: 'only',
    // A stream has no end to wait for, so nothing to say of it without its events.
    exposeHeadRoute: false,
    schema: {
      tags: ['map'],
      summary: "Changes of a city's map as they happen",
      description:
        'Server-sent events of a city: tile-changed { seq }, inquiry-changed { number, colour | null }.',
      querystring: EventsQuery,
      response: { 200: z.string() },
    },
    async handler(request, reply) {
      // NOTE: before the places are counted: nothing may wait between that and taking one.
      await source.find(request.query.city)
      const refusal = streams.refusal(request.ip)
      if (refusal) throw new AppError(refusal, { retryAfter: 30 })
      const stream = streamOver(reply, request.query.city, request.ip)
      streams.add(stream)
      reply.sse.onClose(() => streams.remove(stream))
      reply.sse.keepAlive()
      reply.sse.sendHeaders()
      // A first line tells proxies and browsers that the stream stands.
      reply.raw.write(': open\n\n')
    },
  })
}

function streamOver(reply: FastifyReply, city: string, address: string): Stream {
  return {
    city,
    address,
    send({ type, ...data }: LiveEvent) {
      if (reply.raw.writableLength > mostUnread) return void reply.raw.destroy()
      if (reply.sse.isConnected) void reply.sse.send({ event: type, data })
      return undefined
    },
    end: () => reply.sse.close(),
  }
}
