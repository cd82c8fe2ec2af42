import {
  Again,
  AskReview,
  AuthorView,
  Dispute,
  Disputed,
  Holding,
  OneInquiry,
  ReceiptPhoto,
  Revision,
} from '@bezpechne/shared/inquiries'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { AppError } from '../platform/errors.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { forgive, limits, spend } from '../platform/rate-limit.ts'
import { openOwn } from './author-view.ts'
import { judgeAnswer } from './author.ts'
import { countGuess, holderOf } from './holder.ts'
import { fileOf } from './photos.ts'
import { askReview, findOwnPhoto, reviseInquiry } from './revise.ts'

const tags = ['inquiries']
const Bytes = z.custom<Buffer>((body) => Buffer.isBuffer(body))
const jpeg = { 200: { content: { 'image/jpeg': { schema: Bytes } } } }

/** What the holder of a receipt reads and says. */
export const authorRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post('/receipts/open', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'What became of an inquiry, for whoever holds its receipt code',
      querystring: Nothing,
      body: Holding,
      response: { 200: AuthorView },
    },
    async handler(request, reply) {
      reply.header('cache-control', 'no-store')
      const holder = holderOf(request, request.body)
      await countGuess(db, request.subject, holder)
      return openOwn(db, holder)
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
      const { params, body, subject } = request
      const holder = holderOf(request, { code: body.code, own: params })
      await countGuess(db, subject, holder)
      return answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await judgeAnswer(trx, { ...params, holder }, body),
      }))
    },
  })
}

/** The author changes an inquiry as asked, with its photos in sight. */
export const revisionRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, proofs, storage } = app

  app.post('/receipts/photo', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'A photo of one’s own inquiry, while changes are asked for',
      querystring: Nothing,
      body: ReceiptPhoto,
      response: jpeg,
    },
    async handler(request, reply) {
      const { body, subject } = request
      const holder = holderOf(request, body)
      await countGuess(db, subject, holder)
      const photo = await findOwnPhoto(db, holder, body.id)
      const bytes = photo && (await storage.find(fileOf(photo)))
      if (!bytes) throw new AppError('not-found')
      // Right codes are no guesses, and there are up to five photos to one.
      if ('code' in holder) await forgive(db, 'receipt', subject)
      return reply.type('image/jpeg').send(bytes)
    },
  })

  app.post('/receipts/revise', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Change an inquiry as its moderator has asked, once',
      querystring: Nothing,
      body: Revision,
      response: { 200: Again },
    },
    async handler(request, reply) {
      const { body, subject } = request
      if (body.website) throw new AppError('looks-automated')
      const holder = holderOf(request, body)
      await countGuess(db, subject, holder)
      return answerOnce(db, request, reply, async (trx) => {
        await spend(trx, 'inquiry', subject, limits.submissions)
        const pay = (city: string) => proofs.check(trx, { city, action: 'revision', proof: body.proof })
        return { status: 200, body: await reviseInquiry(trx, holder, body, pay) }
      })
    },
  })
}

/** Another moderator looks again. */
export const reviewRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post('/receipts/review', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Ask another moderator to look again, once, within 14 days of the decision',
      querystring: Nothing,
      body: AskReview,
      response: { 200: Again },
    },
    async handler(request, reply) {
      const holder = holderOf(request, request.body)
      await countGuess(db, request.subject, holder)
      return answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await askReview(trx, holder, request.body),
      }))
    },
  })
}
