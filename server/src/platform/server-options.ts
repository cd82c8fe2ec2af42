import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'

import { type FastifyHttpOptions, LogController } from 'fastify'

import { rawProblem, sendProblem } from './problem.ts'
import { securityHeaders } from './security-headers.ts'

interface Options {
  TRUST_PROXY: string[]
}

/** How long and how much a connection may take: a slow or greedy one leaves room for the others. */
export function serverOptions({ TRUST_PROXY }: Options) {
  return {
    // NOTE: the first start of the embedded database takes longer than Fastify's 10 s for a plugin.
    pluginTimeout: 120_000,
    // NOTE: a photo over 2G takes a minute; every other body has 12 s, see patience.ts.
    requestTimeout: 120_000,
    connectionTimeout: 20_000,
    keepAliveTimeout: 10_000,
    // Node looks only every 30 s else: what has 10 s would get 40.
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 1000 },
    bodyLimit: 64 * 1024,
    maxRequestsPerSocket: 1000,
    routerOptions: { maxParamLength: 100, ignoreTrailingSlash: true, ignoreDuplicateSlashes: true },
    trustProxy: TRUST_PROXY.length ? TRUST_PROXY : false,
    // Our own hook refuses while closing, in the form of all other answers.
    return503OnClosing: false,
    // log.ts writes one line for each answer.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    frameworkErrors(error, request, reply) {
      reply.headers({ ...securityHeaders, 'cache-control': 'no-store' })
      void sendProblem(error, request, reply)
    },
    clientErrorHandler(error, socket) {
      if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
      const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400
      socket.end(rawProblem(error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : status, securityHeaders))
    },
  } satisfies FastifyHttpOptions<Server>
}
