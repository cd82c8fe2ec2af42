import { fastifySSE } from '@fastify/sse'
import fp from 'fastify-plugin'

/** Streams that stay open: below the 20 s after which an idle connection is closed, each says that it is there. */
export const sse = fp(async (app) => {
  // NOTE: its own export is not wrapped, so it would reach no route beside it.
  await app.register(fp(fastifySSE), { heartbeatInterval: 15_000 })
})
