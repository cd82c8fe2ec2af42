import { InCity } from '@bezpechne/shared/cities'
import {
  AuthorView,
  Dispute,
  Disputed,
  NewInquiry,
  NewSupport,
  OneInquiry,
  OpenReceipt,
  Submitted,
  Supported,
} from '@bezpechne/shared/inquiries'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { AppError } from '../platform/errors.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { judgeAnswer, openReceipt } from './author.ts'
import { submitInquiry } from './submit.ts'
import { supportInquiry } from './support.ts'

const tags = ['inquiries']

/** What a resident does: nobody needs an account. */
export const residentRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, proofs } = app

  app.post('/cities/:city/inquiries', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Send an inquiry; nobody sees it before a moderator has published it',
      params: InCity,
      querystring: Nothing,
      body: NewInquiry,
      response: { 201: Submitted },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { params, body, subject } = request
        if (body.website) throw new AppError('looks-automated')
        await spend(trx, 'inquiry', subject, limits.submissions)
        await proofs.check(trx, { city: params.city, action: 'inquiry', proof: body.proof })
        return { status: 201, body: await submitInquiry(trx, params.city, body) }
      }),
  })

  app.post('/cities/:city/inquiries/:number/support', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: '"This concerns me too", once for each browser',
      params: OneInquiry,
      querystring: Nothing,
      body: NewSupport,
      response: { 200: Supported },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        await spend(trx, 'support', request.subject, limits.supports)
        return { status: 200, body: await supportInquiry(trx, request.params, request.body.supporter) }
      }),
  })
}

/** What the holder of a receipt does. */
export const authorRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post('/receipts/open', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'What became of an inquiry, for whoever holds its receipt code',
      querystring: Nothing,
      body: OpenReceipt,
      response: { 200: AuthorView },
    },
    async handler({ body, subject }, reply) {
      reply.header('cache-control', 'no-store')
      await spend(db, 'receipt', subject, limits.receipts)
      return openReceipt(db, body.code)
    },
  })

  app.post('/cities/:city/inquiries/:number/dispute', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'The author confirms or disputes the answer',
      params: OneInquiry,
      querystring: Nothing,
      body: Dispute,
      response: { 200: Disputed },
    },
    async handler(request, reply) {
      // NOTE: counted outside the transaction: a wrong code undoes that, and guesses must count.
      await spend(db, 'receipt', request.subject, limits.receipts)
      return answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await judgeAnswer(trx, request.params, request.body),
      }))
    },
  })
}
