import { constants } from 'node:zlib'

import { fastifyCompress } from '@fastify/compress'
import { fastifyUnderPressure } from '@fastify/under-pressure'
import fp from 'fastify-plugin'

import { AppError } from './errors.ts'
import { logAnswers } from './log.ts'
import { patience } from './patience.ts'
import { problems } from './problems.ts'
import { secureAnswers } from './security-headers.ts'

interface Options {
  DATABASE_URL?: string | undefined
}

/** What every request meets before anything that knows what Bezpechne is. */
export const http = fp(async (app, { DATABASE_URL }: Options) => {
  logAnswers(app)
  await app.register(secureAnswers)
  await app.register(problems)
  // NOTE: below the 20 s after which a silent connection is closed without a word.
  await app.register(patience, { body: 12_000, answer: 15_000 })

  app.addHook('onRequest', async function refuseWhileClosing() {
    if (app.isClosing()) throw new AppError('unavailable')
  })
  app.addHook('onSend', async function endConnection(_request, reply) {
    // NOTE: else a browser keeps its connection for 10 s more, and the process waits for it.
    if (app.isClosing()) reply.header('connection', 'close')
  })

  await app.register(fastifyUnderPressure, {
    // NOTE: the embedded database computes on this loop: what is an overload of a server is one query there.
    maxEventLoopDelay: DATABASE_URL ? 250 : 0,
    pressureHandler: async () => {
      throw new AppError('unavailable')
    },
  })
  await app.register(fastifyCompress, {
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    // A compressed request may unfold to any size.
    globalDecompression: false,
  })
})
