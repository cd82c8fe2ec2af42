import { Nothing } from '@bezpechne/shared/nothing'
import { OneGrant, WaitingGrants } from '@bezpechne/shared/operator-costs'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf } from '../access/guard.ts'
import { decideGrant, listAllWaiting } from '../members/index.ts'
import { answerOnce } from '../platform/idempotency.ts'

const tags = ['operator']

/** Roles that wait for a second person, and the word of who runs the platform where a city has none. */
export const grantRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get('/operator/grants', {
    config: { access: 'operator', audit: 'cities-read' },
    schema: {
      tags,
      summary: 'Roles that wait for a second person, in every city',
      querystring: Nothing,
      response: { 200: WaitingGrants },
    },
    async handler(request, reply) {
      reply.header('cache-control', 'no-store')
      return { items: await listAllWaiting(db, actorOf(request).id), nextCursor: null }
    },
  })

  for (const [word, audit] of [
    ['approve', 'grant-approve'],
    ['refuse', 'grant-refuse'],
  ] as const) {
    app.post(`/operator/cities/:city/grants/:id/${word}`, {
      config: { access: 'operator', audit, fresh: true },
      schema: {
        tags,
        summary: `The second word on a role, where nobody in the city may say it: ${word}`,
        params: OneGrant,
        querystring: Nothing,
        body: Nothing,
        response: { 200: Nothing },
      },
      handler: (request, reply) =>
        answerOnce(db, request, reply, async (trx) => {
          const { city, id } = request.params
          const by = { operator: actorOf(request).id }
          await decideGrant(trx, { city, by }, { id, approve: word === 'approve' })
          return { status: 200, body: {} }
        }),
    })
  }
}
