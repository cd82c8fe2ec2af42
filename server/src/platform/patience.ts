import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

import { AppError } from './errors.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Takes what a slow connection needs a minute for. */
    slowBody?: boolean
  }
}

/** So many connections at once: those beyond are closed before they cost anything. */
const mostConnections = 10_000

/** Whoever sends a body drop by drop is told so, and does not hold a place for long. */
export const patience = fp(async (app, { milliseconds }: { milliseconds: number }) => {
  app.server.maxConnections = mostConnections
  const clocks = new WeakMap<FastifyRequest, NodeJS.Timeout>()

  app.addHook('preParsing', async function startClock(request, reply) {
    const { routeOptions, raw, method } = request
    if (routeOptions.config.slowBody || method === 'GET' || method === 'HEAD') return
    const clock = setTimeout(() => {
      // NOTE: Fastify listens while it reads the body; an error that nobody hears would end the process.
      if (!raw.listenerCount('error')) return
      reply.header('connection', 'close')
      raw.emit('error', new AppError('bad-request'))
    }, milliseconds)
    clocks.set(request, clock)
  })

  const stopClock = async (request: FastifyRequest) => clearTimeout(clocks.get(request))
  app.addHook('preValidation', stopClock)
  app.addHook('onResponse', stopClock)
  app.addHook('onRequestAbort', stopClock)
})
