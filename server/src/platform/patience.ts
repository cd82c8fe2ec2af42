import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

import { AppError } from './errors.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Takes what a slow connection needs a minute for. */
    slowBody?: boolean
  }
}

interface Options {
  /** Milliseconds for a body to arrive. */
  body: number
  /** Milliseconds for an answer to begin; how long it then takes to arrive is the reader's line. */
  answer: number
}

/** So many connections at once: those beyond are closed before they cost anything. */
const mostConnections = 10_000

/** Nobody waits for ever: neither we for a body that comes drop by drop, nor a reader for a database that hangs. */
export const patience = fp(async (app, { body, answer }: Options) => {
  app.server.maxConnections = mostConnections
  const bodyClock = clocks((request, reply) => {
    // NOTE: Fastify listens while it reads the body; an error that nobody hears would end the process.
    if (!request.raw.listenerCount('error')) return
    reply.header('connection', 'close')
    request.raw.emit('error', new AppError('bad-request'))
  }, body)
  const answerClock = clocks((_request, reply) => {
    if (!reply.sent && !reply.raw.headersSent) void reply.send(new AppError('unavailable'))
  }, answer)

  app.addHook('onRequest', async function startAnswerClock(request, reply) {
    if (!request.routeOptions.config.slowBody) answerClock.start(request, reply)
  })
  app.addHook('preParsing', async function startBodyClock(request, reply) {
    const { routeOptions, method } = request
    if (!routeOptions.config.slowBody && method !== 'GET' && method !== 'HEAD')
      bodyClock.start(request, reply)
  })
  app.addHook('preValidation', async function changeClocks(request, reply) {
    bodyClock.stop(request)
    if (request.routeOptions.config.slowBody) answerClock.start(request, reply)
  })
  app.addHook('onSend', async (request) => answerClock.stop(request))
  app.addHook('onResponse', stopBoth)
  app.addHook('onRequestAbort', stopBoth)

  async function stopBoth(request: FastifyRequest): Promise<void> {
    bodyClock.stop(request)
    answerClock.stop(request)
  }
})

function clocks(ring: (request: FastifyRequest, reply: FastifyReply) => void, milliseconds: number) {
  const running = new WeakMap<FastifyRequest, NodeJS.Timeout>()
  return {
    start: (request: FastifyRequest, reply: FastifyReply) =>
      running.set(
        request,
        setTimeout(() => ring(request, reply), milliseconds),
      ),
    stop: (request: FastifyRequest) => clearTimeout(running.get(request)),
  }
}
