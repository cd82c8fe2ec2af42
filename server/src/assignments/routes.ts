import { AssignedBodies } from '@bezpechne/shared/assignments'
import { Assign, Moved, OneById, Withdraw } from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actingIn } from '../access/guard.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { assign, withdraw } from './actions.ts'
import { getBodies } from './reading.ts'

const one = '/cities/:city/moderation/inquiries/:id'
const tags = ['moderation']
const moved = { tags, params: OneById, querystring: Nothing, response: { 200: Moved } }

/** Who has to answer an inquiry. */
export const assignmentRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get(`${one}/bodies`, {
    config: { access: 'assign', audit: 'nothing-private' },
    schema: {
      tags,
      summary: 'Who was given an inquiry, and until when each has to answer',
      params: OneById,
      querystring: Nothing,
      response: { 200: AssignedBodies },
    },
    handler: ({ params }) => getBodies(db, params),
  })

  app.post(`${one}/assign`, {
    config: { access: 'assign', audit: 'assign' },
    schema: {
      ...moved,
      summary: 'Say which organisations have to answer, and which of them leads',
      body: Assign,
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await assign(trx, { ...request.params, actor: actingIn(request) }, request.body),
      })),
  })

  app.post(`${one}/withdraw`, {
    config: { access: 'assign', audit: 'assign-withdraw' },
    schema: {
      ...moved,
      summary: 'Take an inquiry back from an organisation that has not answered',
      body: Withdraw,
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await withdraw(trx, { ...request.params, actor: actingIn(request) }, request.body),
      })),
  })
}
