import { CaseContext } from '@bezpechne/shared/context'
import { Merge, Moved, OneById, RequestChanges } from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actingIn } from '../access/guard.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { getContext } from './context.ts'
import { decide } from './deciding.ts'
import { merge } from './merge.ts'
import { requestChanges } from './request-changes.ts'

const one = '/cities/:city/moderation/inquiries/:id'
const tags = ['moderation']

/** What stands beside an inquiry, and the decisions that follow from it. */
export const weighingRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get(`${one}/context`, {
    config: { access: 'read-queue', audit: 'context-read' },
    schema: {
      tags,
      summary: 'What is near, in the same words, answered before, and from the same author',
      params: OneById,
      querystring: Nothing,
      response: { 200: CaseContext },
    },
    handler: async ({ params }) => getContext(db, params),
  })

  app.post(`${one}/request-changes`, {
    config: { access: 'moderate', audit: 'request-changes' },
    schema: {
      tags,
      summary: 'Ask the author to change it, once, within 14 days',
      params: OneById,
      querystring: Nothing,
      body: RequestChanges,
      response: { 200: Moved },
    },
    handler: (request, reply) =>
      decide(db, request, reply, (trx, actor) =>
        requestChanges(trx, { ...request.params, actor }, request.body),
      ),
  })

  app.post(`${one}/merge`, {
    config: { access: 'moderate', audit: 'merge' },
    schema: {
      tags,
      summary: 'Make it part of another inquiry that everybody sees',
      params: OneById,
      querystring: Nothing,
      body: Merge,
      response: { 200: Moved },
    },
    handler(request, reply) {
      const actor = actingIn(request)
      return answerOnce(db, request, reply, async (trx) => {
        const { moved, touched } = await merge(trx, { ...request.params, actor }, request.body)
        return { status: 200, body: moved, touched }
      })
    },
  })
}
