import { InCity } from '@bezpechne/shared/cities'
import {
  CityLexicon,
  GuardAnswer,
  GuardQuestion,
  NewTerm,
  RemoveTerm,
  SwitchTerm,
} from '@bezpechne/shared/lexicon'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf } from '../access/guard.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { addTerm, askGuard, getLexicon, removeTerm, switchTerm } from './actions.ts'

const tags = ['guard']
const base = '/cities/:city/desk/lexicon'
const inCity = { tags, params: InCity, querystring: Nothing }
const change = { access: 'manage-desk', audit: 'lexicon-change' } as const

/** Asking changes nothing and keeps nothing: an answer is as good twice. */
const questionRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${base}/try`, {
    // NOTE: the words are the asker's own and are kept nowhere.
    config: { access: 'manage-desk', audit: 'nothing-private' },
    schema: {
      ...inCity,
      summary: 'What the guard finds in a sentence',
      body: GuardQuestion,
      response: { 200: GuardAnswer },
    },
    handler: async ({ params, body }) => askGuard(db, params.city, body),
  })

  app.post('/cities/:city/guard/check', {
    config: { access: 'answer', audit: 'nothing-private' },
    schema: {
      ...inCity,
      summary: 'What the guard finds in words that are about to be public',
      body: GuardQuestion,
      response: { 200: GuardAnswer },
    },
    handler: async ({ params, body }) => askGuard(db, params.city, body),
  })
}

const readingRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get(base, {
    config: { access: 'manage-desk', audit: 'nothing-private' },
    schema: {
      ...inCity,
      summary: 'Words and areas that hold an inquiry back, of the product and of the city',
      response: { 200: CityLexicon },
    },
    async handler({ params }, reply) {
      reply.header('cache-control', 'no-store')
      return getLexicon(db, params.city)
    },
  })
}

export const guardRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app
  for (const some of [readingRoutes, questionRoutes]) await app.register(some)

  app.post(`${base}/add`, {
    config: change,
    schema: { ...inCity, summary: 'Add a term of the city', body: NewTerm, response: { 200: CityLexicon } },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const by = { ...request.params, actorId: actorOf(request).id }
        return { status: 200, body: await addTerm(trx, by, request.body), subject: subjectOf(request.body) }
      }),
  })

  app.post(`${base}/remove`, {
    config: change,
    schema: {
      ...inCity,
      summary: 'Remove a term of the city',
      body: RemoveTerm,
      response: { 200: CityLexicon },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { params, body } = request
        return { status: 200, body: await removeTerm(trx, params.city, body), subject: subjectOf(body) }
      }),
  })

  app.post(`${base}/switch`, {
    config: change,
    schema: {
      ...inCity,
      summary: 'Use a term of the product in this city, or not',
      body: SwitchTerm,
      response: { 200: CityLexicon },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const by = { ...request.params, actorId: actorOf(request).id }
        return {
          status: 200,
          body: await switchTerm(trx, by, request.body),
          subject: subjectOf(request.body),
        }
      }),
  })
}

function subjectOf({ kind, term }: NewTerm): string {
  return `${kind}: ${term}`
}
