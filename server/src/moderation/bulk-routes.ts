import { InCity } from '@bezpechne/shared/cities'
import { Moved, OneById } from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import { BulkOutcome, BulkReject, BulkUndo } from '@bezpechne/shared/queue'
import { undoTime } from '@bezpechne/shared/undo'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actingIn } from '../access/guard.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { bulkReject, bulkUndo } from './bulk.ts'
import { decide } from './deciding.ts'
import { undoHere } from './undo.ts'

const all = '/cities/:city/moderation/inquiries'
const tags = ['moderation']
const wave = { params: InCity, querystring: Nothing, response: { 200: BulkOutcome } }

/** Many at once, and the way back from one decision or from all of a wave. */
export const bulkRoutes: FastifyPluginAsyncZod<{ undoSeconds: number }> = async (app, options) => {
  const { db } = app
  const seconds = undoTime(options.undoSeconds)

  app.post(`${all}/:id/undo`, {
    config: { access: 'moderate', audit: 'undo' },
    schema: {
      tags,
      summary: 'Take back the decision that you have just made',
      params: OneById,
      querystring: Nothing,
      body: Nothing,
      response: { 200: Moved },
    },
    handler: (request, reply) =>
      decide(db, request, reply, (trx, actor) => undoHere(trx, { ...request.params, actor }, seconds)),
  })

  app.post(`${all}/bulk-reject`, {
    config: { access: 'moderate', audit: 'bulk-reject' },
    schema: { tags, summary: 'Refuse many inquiries with one reason', ...wave, body: BulkReject },
    handler(request, reply) {
      const actor = actingIn(request)
      const { ids, ...why } = request.body
      return answerOnce(db, request, reply, async (trx) =>
        answerFor(await bulkReject(trx, { city: request.params.city, actor, ids }, why)),
      )
    },
  })

  app.post(`${all}/bulk-undo`, {
    config: { access: 'moderate', audit: 'undo' },
    schema: { tags, summary: 'Take back what you have just refused at once', ...wave, body: BulkUndo },
    handler(request, reply) {
      const actor = actingIn(request)
      const { ids } = request.body
      return answerOnce(db, request, reply, async (trx) =>
        answerFor(await bulkUndo(trx, { city: request.params.city, actor, ids }, seconds)),
      )
    },
  })
}

function answerFor(outcome: BulkOutcome) {
  return { status: 200, body: outcome, touched: outcome.done.map(({ id }) => id) }
}
