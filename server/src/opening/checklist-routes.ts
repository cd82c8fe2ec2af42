import { InCity } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import { CityMoved, Contact, LaterStep, Opening, SaveContact } from '@bezpechne/shared/opening'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf } from '../access/guard.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { languageAsked } from '../platform/language.ts'
import { getOpening, leaveForLater, publishCity, saveContact } from './checklist.ts'

const base = '/cities/:city/opening'
const inCity = { tags: ['opening'], params: InCity, querystring: Nothing }

const contactRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${base}/contact`, {
    config: { access: 'open-city', audit: 'contact-change' },
    schema: {
      ...inCity,
      summary: 'Whom residents ask about the map itself',
      body: SaveContact,
      response: { 200: Contact },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await saveContact(trx, request.params.city, request.body),
      })),
  })
}

/** The list that opens a city, at the desk of its own people. */
export const checklistRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app
  await app.register(contactRoutes)

  app.get(base, {
    // NOTE: names of colleagues and of what the city has: what an administrator reads on the screens it leads to.
    config: { access: 'open-city', audit: 'people-read' },
    schema: { ...inCity, summary: 'Where the opening of the city stands', response: { 200: Opening } },
    async handler(request, reply) {
      reply.header('cache-control', 'no-store')
      return getOpening(db, request.params.city, languageAsked(request))
    },
  })

  app.post(`${base}/later`, {
    config: { access: 'open-city', audit: 'opening-later' },
    schema: {
      ...inCity,
      summary: 'Leave a step for later, or not',
      body: LaterStep,
      response: { 200: Nothing },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { params, body } = request
        await leaveForLater(trx, params.city, body)
        return { status: 200, body: {}, subject: body.step }
      }),
  })

  app.post(`${base}/publish`, {
    config: { access: 'open-city', audit: 'city-publish' },
    schema: { ...inCity, summary: 'Show the city to everybody', body: Nothing, response: { 200: CityMoved } },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await publishCity(trx, request.params.city, actorOf(request).id),
      })),
  })
}
