import { InCity } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import { OneReason, ReasonText, ReasonTexts, ResetReason, SetReason } from '@bezpechne/shared/reasons'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { answerOnce } from '../platform/idempotency.ts'
import { listReasons, setReason } from './actions.ts'

const tags = ['moderation']
const one = '/cities/:city/reasons/:kind/:reason'
const changed = { tags, params: OneReason, querystring: Nothing, response: { 200: ReasonText } }

/** What authors read when something is not published, or must be changed first. */
export const reasonRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get('/cities/:city/reasons', {
    // NOTE: what authors read anyway: nothing of anybody.
    config: { access: 'manage-desk', audit: 'nothing-private' },
    schema: {
      tags,
      summary: 'The reasons of decisions, in the words that authors read',
      params: InCity,
      querystring: Nothing,
      response: { 200: ReasonTexts },
    },
    handler: async ({ params }) => ({ items: await listReasons(db, params.city), nextCursor: null }),
  })

  app.post(one, {
    config: { access: 'manage-desk', audit: 'reasons-write' },
    schema: { ...changed, summary: 'Say a reason in the city’s own words', body: SetReason },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { params, body } = request
        return { status: 200, body: await setReason(trx, { ...params, version: body.version }, body.text) }
      }),
  })

  app.post(`${one}/reset`, {
    config: { access: 'manage-desk', audit: 'reasons-write' },
    schema: { ...changed, summary: 'Use the words of the product again', body: ResetReason },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { params, body } = request
        return { status: 200, body: await setReason(trx, { ...params, ...body }, null) }
      }),
  })
}
