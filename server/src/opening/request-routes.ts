import { Nothing } from '@bezpechne/shared/nothing'
import {
  CityRequestConfirmed,
  Community,
  CommunityQuery,
  ConfirmCityRequest,
  NewCityRequest,
} from '@bezpechne/shared/opening'
import { pageOf } from '@bezpechne/shared/page'
import { Challenge } from '@bezpechne/shared/proof'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { AppError } from '../platform/errors.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { ofNoCity } from '../platform/outbox.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { askForCity, confirmRequest, findCommunities } from './requests.ts'

const tags = ['opening']
const action = 'city-request'

const lookRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/opening/communities', {
    config: { access: 'public' },
    schema: {
      tags,
      summary:
        'Communities of the country by the typed name of a settlement, where the operator brought the list',
      querystring: CommunityQuery,
      response: { 200: pageOf(Community) },
    },
    async handler({ query, reads, subject }, reply) {
      await spend(app.db, 'places', subject, limits.places)
      reply.header('cache-control', 'private, max-age=300')
      return { items: await findCommunities(reads, query.q), nextCursor: null }
    },
  })

  app.get('/opening/challenge', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Work to be done before a community is asked for',
      querystring: Nothing,
      response: { 200: Challenge },
    },
    async handler({ subject }, reply) {
      reply.header('cache-control', 'no-store')
      return app.proofs.challenge(app.db, { city: ofNoCity, action, subject })
    },
  })
}

/** Somebody wants a community to be here. */
export const requestRoutes: FastifyPluginAsyncZod<{ mails: boolean }> = async (app, { mails }) => {
  const { db, linkToken, addressKey } = app
  await app.register(lookRoutes)

  app.post('/opening/requests', {
    config: { access: 'public' },
    schema: {
      tags,
      summary:
        'Ask for a community; a mail asks whether it was you. The answer is the same for every address',
      querystring: Nothing,
      body: NewCityRequest,
      response: { 200: Nothing },
    },
    async handler(request, reply) {
      if (!mails) throw new AppError('mail-off')
      return answerOnce(db, request, reply, async (trx) => {
        const { proof, ...wish } = request.body
        await spend(trx, action, request.subject, limits.cityRequests)
        await app.proofs.check(trx, { city: ofNoCity, action, proof })
        await askForCity(trx, { linkToken, addressKey }, wish)
        return { status: 200, body: {} }
      })
    },
  })

  app.post('/opening/requests/confirm', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'The owner of the mailbox says yes; from then on an operator reads it',
      querystring: Nothing,
      body: ConfirmCityRequest,
      response: { 200: CityRequestConfirmed },
    },
    async handler(request, reply) {
      reply.header('cache-control', 'no-store')
      await spend(db, 'city-request-confirm', request.subject, limits.receipts)
      return answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await confirmRequest(trx, request.body.token),
      }))
    },
  })
}
