import { OneInquiry } from '@bezpechne/shared/inquiries'
import { Nothing } from '@bezpechne/shared/nothing'
import { NewVoice, Voiced } from '@bezpechne/shared/voices'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { answerOnce } from '../platform/idempotency.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { speak } from './voices.ts'

/** Neighbours, who need no account: whether an answer helped. */
export const voiceRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, proofs } = app

  app.post('/cities/:city/inquiries/:number/voice', {
    config: { access: 'public' },
    schema: {
      tags: ['inquiries'],
      summary: 'A neighbour says whether the answer helped: once for each browser, and it can be changed',
      params: OneInquiry,
      querystring: Nothing,
      body: NewVoice,
      response: { 200: Voiced },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { params, body, subject } = request
        await spend(trx, 'voice', subject, limits.voices)
        await proofs.check(trx, { city: params.city, action: 'voice', proof: body.proof })
        return { status: 200, body: await speak(trx, { ...params, subject }, body) }
      }),
  })
}
