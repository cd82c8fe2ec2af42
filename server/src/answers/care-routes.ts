import { Correct, DeskAnswerPage, OneAnswer, Reopen, SavedAnswer, StillTrue } from '@bezpechne/shared/answers'
import { InCity } from '@bezpechne/shared/cities'
import { OneInquiry } from '@bezpechne/shared/inquiries'
import { Moved } from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import { PageQuery } from '@bezpechne/shared/page'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { actingIn } from '../access/guard.ts'
import { sliceOf } from '../platform/page.ts'
import { actOnce } from './acting.ts'
import { confirmStillTrue, correct, reopen } from './care.ts'
import { listWaitingPage } from './checking.ts'

const tags = ['answers']

/** What becomes of an answer after everybody has read it. */
export const careRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get('/cities/:city/answers/ageing', {
    config: { access: 'read-assigned', audit: 'ageing-read' },
    schema: {
      tags,
      summary: 'Answers to look at again, longest published first: of the own organisation, or of the city',
      params: InCity,
      querystring: z.strictObject(PageQuery),
      response: { 200: DeskAnswerPage },
    },
    handler: async (request) => {
      const { organisationId } = actingIn(request)
      const { city } = request.params
      return listWaitingPage(db, { city, what: 'ageing', organisationId }, sliceOf(request.query))
    },
  })

  app.post('/cities/:city/answers/:id/correct', {
    config: { access: 'answer', audit: 'answer-correct' },
    schema: {
      tags,
      summary: 'Set a published answer right; everybody can read what it said before, and why',
      params: OneAnswer,
      querystring: Nothing,
      body: Correct,
      response: { 200: SavedAnswer },
    },
    handler: (request, reply) =>
      actOnce(db, request, reply, (trx, actor) => correct(trx, { ...request.params, actor }, request.body)),
  })

  app.post('/cities/:city/answers/:id/still-true', {
    config: { access: 'answer', audit: 'answer-still-true' },
    schema: {
      tags,
      summary: 'A published answer still holds: everybody is told when somebody looked',
      params: OneAnswer,
      querystring: Nothing,
      body: StillTrue,
      response: { 200: SavedAnswer },
    },
    handler: (request, reply) =>
      actOnce(db, request, reply, (trx, actor) =>
        confirmStillTrue(trx, { ...request.params, actor }, request.body),
      ),
  })
}

export const reopenRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post('/cities/:city/inquiries/:number/reopen', {
    config: { access: 'moderate', audit: 'reopen' },
    schema: {
      tags,
      summary: 'Open an answered inquiry again, with a reason that everybody reads',
      params: OneInquiry,
      querystring: Nothing,
      body: Reopen,
      response: { 200: Moved },
    },
    handler: (request, reply) =>
      actOnce(db, request, reply, async (trx, actor) => ({
        body: await reopen(trx, { ...request.params, actor }, request.body),
      })),
  })
}
