import {
  AnswerCounts,
  Approve,
  DeskAnswerPage,
  OfVersion,
  OneAnswer,
  ReturnAnswer,
  SavedAnswer,
} from '@bezpechne/shared/answers'
import { InCity } from '@bezpechne/shared/cities'
import { OneInquiry } from '@bezpechne/shared/inquiries'
import { Nothing } from '@bezpechne/shared/nothing'
import { PageQuery } from '@bezpechne/shared/page'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { actingIn } from '../access/guard.ts'
import { sliceOf } from '../platform/page.ts'
import { actOnce } from './acting.ts'
import { takeBack } from './actions.ts'
import { countWaiting } from './checking-queries.ts'
import { approve, listWaitingPage, sendBack } from './checking.ts'
import { countAssigned } from './queries.ts'

const tags = ['answers']

/** A moderator reads what an organisation wrote before everybody reads it. */
export const checkingRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get('/cities/:city/answers/to-check', {
    config: { access: 'moderate', audit: 'answer-check-read' },
    schema: {
      tags,
      summary: 'Answers that a moderator has to read before they are published, longest waiting first',
      params: InCity,
      querystring: z.strictObject(PageQuery),
      response: { 200: DeskAnswerPage },
    },
    handler: async ({ params, query }) =>
      listWaitingPage(db, { ...params, what: 'toCheck', organisationId: null }, sliceOf(query)),
  })

  app.post('/cities/:city/answers/:id/approve', {
    config: { access: 'moderate', audit: 'answer-approve' },
    schema: {
      tags,
      summary: 'Publish the answer of an organisation, as it is or with words set right',
      params: OneAnswer,
      querystring: Nothing,
      body: Approve,
      response: { 200: SavedAnswer },
    },
    handler: (request, reply) =>
      actOnce(db, request, reply, (trx, actor) => approve(trx, { ...request.params, actor }, request.body)),
  })

  app.post('/cities/:city/answers/:id/return', {
    config: { access: 'moderate', audit: 'answer-return' },
    schema: {
      tags,
      summary: 'Give an answer back to its organisation with a note',
      params: OneAnswer,
      querystring: Nothing,
      body: ReturnAnswer,
      response: { 200: SavedAnswer },
    },
    handler: (request, reply) =>
      actOnce(db, request, reply, (trx, actor) => sendBack(trx, { ...request.params, actor }, request.body)),
  })
}

export const takeBackRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post('/cities/:city/inquiries/:number/answers/take-back', {
    config: { access: 'answer', audit: 'answer-take-back' },
    schema: {
      tags,
      summary: 'Take an answer back from the moderator, who has not decided about it yet',
      params: OneInquiry,
      querystring: Nothing,
      body: OfVersion,
      response: { 200: SavedAnswer },
    },
    handler: (request, reply) =>
      actOnce(db, request, reply, async (trx, actor) => ({
        body: await takeBack(trx, { ...request.params, actor }, request.body.version),
      })),
  })

  app.get('/cities/:city/answers/counts', {
    config: { access: 'read-assigned', audit: 'nothing-private' },
    schema: {
      tags,
      summary: 'How many answers wait for a moderator, have to be looked at again, are overdue',
      params: InCity,
      querystring: Nothing,
      response: { 200: AnswerCounts },
    },
    handler: async (request) => {
      const { role, organisationId } = actingIn(request)
      const { city } = request.params
      const toCheck =
        role === 'moderator' ? ({ city, what: 'toCheck', organisationId: null } as const) : undefined
      return {
        toCheck: toCheck ? await countWaiting(db, toCheck) : 0,
        ageing: await countWaiting(db, { city, what: 'ageing', organisationId }),
        overdue: await countAssigned(db, { city, tab: 'overdue', organisationId }),
      }
    },
  })
}
