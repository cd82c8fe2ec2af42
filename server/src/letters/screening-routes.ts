import { InCity } from '@bezpechne/shared/cities'
import {
  AnswerLetter,
  InCityLetter,
  LetterQueue,
  Moved,
  OfVersion,
  Screened,
  StaffLetter,
} from '@bezpechne/shared/letters'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actingIn } from '../access/guard.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { readScreened } from './reading.ts'
import { listQueue } from './screening-queries.ts'
import { answer, claim, forward, markSpam, recuse, release } from './screening.ts'

const tags = ['letters']
const moved = { tags, params: InCityLetter, querystring: Nothing, response: { 200: Moved } }
const one = '/cities/:city/letters/:id'

/** What waits for a moderator. Once a letter is forwarded none of this finds it, as if it had never been. */
export const screeningReadRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get('/cities/:city/letters/screening', {
    config: { access: 'screen-letters', audit: 'letters-read' },
    schema: {
      tags,
      summary: 'A moderator’s queue: letters that nobody has sorted, the next to go on by itself first',
      params: InCity,
      querystring: Nothing,
      response: { 200: LetterQueue },
    },
    async handler(request) {
      const { city } = request.params
      return { items: await listQueue(db, city, actingIn(request).id) }
    },
  })

  app.get('/cities/:city/letters/screening/:id', {
    config: { access: 'screen-letters', audit: 'letter-read' },
    schema: {
      tags,
      summary: 'A letter before it is forwarded: sealed words for the moderation mailbox, never the name',
      params: InCityLetter,
      querystring: Nothing,
      response: { 200: StaffLetter },
    },
    async handler(request) {
      return readScreened(db, request.params, request)
    },
  })
}

/** Taking one, giving it back, leaving it to others: unsigned, as none of it moves the letter. */
export const leaseRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app
  const steps = [
    {
      step: 'claim',
      audit: 'letter-claim',
      summary: 'Hold a letter for 15 minutes, or for 15 more',
      act: claim,
    },
    { step: 'release', audit: 'letter-claim', summary: 'Give a letter back to the queue', act: release },
    { step: 'recuse', audit: 'letter-recuse', summary: 'Leave a letter to other moderators', act: recuse },
  ] as const

  for (const { step, audit, summary, act } of steps) {
    app.post(`${one}/${step}`, {
      config: { access: 'screen-letters', audit },
      schema: { ...moved, summary, body: OfVersion },
      handler: (request, reply) =>
        answerOnce(db, request, reply, async (trx) => ({
          status: 200,
          body: await act(trx, request.params, request),
        })),
    })
  }
}

/** The three ways out of the queue, signed in the name of the moderation mailbox. */
export const screeningRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${one}/forward`, {
    config: { access: 'screen-letters', audit: 'letter-forward' },
    schema: { ...moved, summary: 'Pass a letter on to its officer, for good', body: Screened },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await forward(trx, request.params, request, request.body),
      })),
  })

  app.post(`${one}/spam`, {
    config: { access: 'screen-letters', audit: 'letter-spam' },
    schema: { ...moved, summary: 'Close a tip that is none', body: Screened },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await markSpam(trx, request.params, request, request.body),
      })),
  })

  app.post(`${one}/answer`, {
    config: { access: 'screen-letters', audit: 'letter-answer' },
    schema: {
      ...moved,
      summary: 'Answer a letter that needs no officer; never one of a crime',
      body: AnswerLetter,
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await answer(trx, request.params, request, request.body),
      })),
  })
}
