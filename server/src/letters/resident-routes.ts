import { InCity } from '@bezpechne/shared/cities'
import { LetterReceived, MyLetter, NewLetter } from '@bezpechne/shared/letters'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { getCity } from '../cities/index.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { ownLetter, readMine } from './mine.ts'
import { submitLetter } from './submit.ts'

const tags = ['letters']

/** What a resident does with a letter: nobody needs an account, and none is asked about. */
export const residentLetterRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, proofs } = app

  app.post('/cities/:city/letters', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Send a sealed letter; the answer comes when it is stored for good',
      params: InCity,
      querystring: Nothing,
      body: NewLetter,
      response: { 201: LetterReceived },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { params, body, subject } = request
        await getCity(trx, params.city)
        await spend(trx, 'letter', subject, limits.submissions)
        await proofs.check(trx, { city: params.city, action: 'letter', proof: body.proof })
        return { status: 201, body: await submitLetter(trx, params.city, body) }
      }),
  })

  app.get('/cities/:city/letters/mine', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'One’s own letter: the header x-letter carries what follows from the code, base64url',
      params: InCity,
      querystring: Nothing,
      response: { 200: MyLetter },
    },
    async handler(request, reply) {
      reply.header('cache-control', 'no-store')
      const { city } = request.params
      return readMine(db, city, await ownLetter(db, city, request))
    },
  })
}
