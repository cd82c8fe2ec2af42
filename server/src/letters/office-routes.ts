import { InCity } from '@bezpechne/shared/cities'
import {
  AcceptLetter,
  ExternalNumber,
  InCityLetter,
  LetterList,
  LetterListQuery,
  Moved,
  NewEpoch,
  NewMessage,
  OfficerStep,
  RedirectLetter,
  StaffLetter,
} from '@bezpechne/shared/letters'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { answerOnce } from '../platform/idempotency.ts'
import { sliceOf } from '../platform/page.ts'
import { takeStep } from './office-steps.ts'
import { accept, listLetters, openOwn, setNumber, writeOwn } from './office.ts'
import { readOwn } from './reading.ts'
import { redirect } from './redirect.ts'

const tags = ['letters']
const one = '/cities/:city/letters/:id'
const moved = { tags, params: InCityLetter, querystring: Nothing, response: { 200: Moved } }

/** What an officer, a deputy, a head reads: letters to mailboxes they hold, once they are forwarded. */
export const officeReadRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get('/cities/:city/letters', {
    config: { access: 'answer-letters', audit: 'letters-read' },
    schema: {
      tags,
      summary: 'Letters to mailboxes that one holds, by deadline',
      params: InCity,
      querystring: LetterListQuery,
      response: { 200: LetterList },
    },
    async handler(request) {
      const { params, query } = request
      return listLetters(db, { city: params.city, state: query.state, slice: sliceOf(query) }, request)
    },
  })

  app.get(one, {
    config: { access: 'answer-letters', audit: 'letter-read' },
    schema: {
      tags,
      summary: 'A letter to a mailbox that one holds: sealed words, and the own wraps of their keys',
      params: InCityLetter,
      querystring: Nothing,
      response: { 200: StaffLetter },
    },
    async handler(request) {
      return readOwn(db, request.params, request)
    },
  })
}

/** Taking a letter on, and sending it on. */
export const handoverRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${one}/accept`, {
    config: { access: 'answer-letters', audit: 'letter-accept' },
    schema: {
      ...moved,
      summary: 'Take a letter on: a key of its own for what follows, and a number',
      body: AcceptLetter,
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await accept(trx, request.params, request, request.body),
      })),
  })

  app.post(`${one}/epochs`, {
    config: { access: 'answer-letters', audit: 'letter-write' },
    schema: { ...moved, summary: 'A new key for what follows: a successor’s first deed', body: NewEpoch },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await openOwn(trx, request.params, request, request.body),
      })),
  })

  app.post(`${one}/redirect`, {
    config: { access: 'answer-letters', audit: 'letter-redirect' },
    // A wrap for each older key.
    bodyLimit: 256 * 1024,
    schema: {
      ...moved,
      summary: 'Send a letter on to another beat or to oversight, within five days',
      body: RedirectLetter,
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await redirect(trx, request.params, request, request.body),
      })),
  })
}

/** Writing, answering, and what else becomes of a letter. */
export const officeRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${one}/messages`, {
    config: { access: 'answer-letters', audit: 'letter-write' },
    schema: { ...moved, summary: 'A word to the resident that is no answer yet', body: NewMessage },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await writeOwn(trx, request.params, request, request.body),
      })),
  })

  app.post(`${one}/steps`, {
    config: { access: 'answer-letters', audit: 'letter-write' },
    schema: {
      ...moved,
      summary: 'Reply, ask, give back, take more time, record a crime, close',
      body: OfficerStep,
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await takeStep(trx, request.params, request, request.body),
      })),
  })

  app.post(`${one}/number`, {
    config: { access: 'answer-letters', audit: 'letter-register' },
    schema: { ...moved, summary: 'The police’s own incoming number', body: ExternalNumber },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await setNumber(trx, request.params, request, request.body),
      })),
  })
}
