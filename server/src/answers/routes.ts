import {
  AssignedDetail,
  AssignedPage,
  AssignedQuery,
  NewAnswer,
  SavedAnswer,
} from '@bezpechne/shared/answers'
import { InCity } from '@bezpechne/shared/cities'
import { OneInquiry } from '@bezpechne/shared/inquiries'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actingIn } from '../access/guard.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { sliceOf } from '../platform/page.ts'
import { getAssigned, listDesk, saveAnswer } from './actions.ts'
import { careRoutes, reopenRoutes } from './care-routes.ts'
import { checkingRoutes, takeBackRoutes } from './checking-routes.ts'
import { templateRoutes } from './template-routes.ts'

export const answerRoutes: FastifyPluginAsyncZod = async (app) => {
  for (const some of [
    writingRoutes,
    takeBackRoutes,
    checkingRoutes,
    careRoutes,
    reopenRoutes,
    templateRoutes,
  ])
    await app.register(some)
}

const writingRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get('/cities/:city/answers/assigned', {
    config: { access: 'read-assigned', audit: 'desk-read' },
    schema: {
      tags: ['answers'],
      summary: 'What waits for an answer: of the own organisation, or of the city for a moderator',
      params: InCity,
      querystring: AssignedQuery,
      response: { 200: AssignedPage },
    },
    handler: async (request) => {
      const { state: tab = 'waiting', ...slice } = request.query
      const { city } = request.params
      return listDesk(db, { city, actor: actingIn(request), tab }, sliceOf(slice))
    },
  })

  app.get('/cities/:city/answers/assigned/:number', {
    config: { access: 'read-assigned', audit: 'assigned-read' },
    schema: {
      tags: ['answers'],
      summary: 'What was sent and where exactly: for the bodies that have to answer it, and for moderators',
      params: OneInquiry,
      querystring: Nothing,
      response: { 200: AssignedDetail },
    },
    handler: (request) => getAssigned(db, { ...request.params, actor: actingIn(request) }),
  })

  app.post('/cities/:city/inquiries/:number/answers', {
    config: { access: 'answer', audit: 'answer-write' },
    schema: {
      tags: ['answers'],
      summary: 'Keep a draft of an answer, or publish it: the pin turns green',
      params: OneInquiry,
      querystring: Nothing,
      body: NewAnswer,
      response: { 201: SavedAnswer },
    },
    handler: async (request, reply) => {
      const actor = actingIn(request)
      return answerOnce(db, request, reply, async (trx) => ({
        status: 201,
        body: await saveAnswer(trx, { ...request.params, actor }, request.body),
      }))
    },
  })
}
