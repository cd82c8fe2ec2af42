import { InCity } from '@bezpechne/shared/cities'
import { NewInquiry, OneInquiry, Submitted } from '@bezpechne/shared/inquiries'
import { Nothing } from '@bezpechne/shared/nothing'
import { NewSupport, Supported } from '@bezpechne/shared/supports'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { AppError } from '../platform/errors.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { limits, spend } from '../platform/rate-limit.ts'
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
        const authorKey = body.email && app.authorKey(params.city, body.email)
        // NOTE: a phone without power comes back after weeks, and asks whether its inquiry came.
        const submitted = await submitInquiry(trx, { ...params, authorKey }, body)
        return { status: 201, body: submitted, keptDays: 90 }
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
