import { Readable } from 'node:stream'

import { type Erased, EraseMine, Erased as ErasedSchema } from '@bezpechne/shared/mine'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { residentOf } from '../access/guard.ts'
import { AppError } from '../platform/errors.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { fileOf } from './held.ts'
import { plainAddress } from './person.ts'
import { deleteSessionsOf } from './queries.ts'

const tags = ['mine']

/** All that is kept under one's own address: to have, and to have erased. */
export const dataRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, residents } = app

  app.get('/mine/export', {
    config: { access: 'resident' },
    exposeHeadRoute: false,
    schema: {
      tags,
      summary: 'All that is kept under one’s own address, with the photos, as JSON',
      querystring: Nothing,
    },
    async handler(request, reply) {
      const resident = residentOf(request)
      await spend(db, 'own-export', resident.person, limits.ownExports)
      reply.type('application/json; charset=utf-8')
      reply.header('content-disposition', 'attachment; filename="bezpechne-my-data.json"')
      return reply.send(Readable.from(fileOf(residents.held, resident)))
    },
  })

  app.post('/mine/erase', {
    config: { access: 'resident' },
    schema: {
      tags,
      summary: 'Have all of it erased, and be signed out everywhere',
      querystring: Nothing,
      body: EraseMine,
      response: { 200: ErasedSchema },
    },
    async handler(request, reply) {
      const resident = residentOf(request)
      if (plainAddress(request.body.confirm) !== resident.email) throw new AppError('confirm-wrong')
      const told: Erased = { inquiries: 0, withdrawn: 0, kept: 0 }
      // NOTE: before the answer's own transaction, as each has many of its own: asked again, it goes on where it stopped.
      for (const { erase } of residents.held) {
        const { inquiries = 0, withdrawn = 0, kept = 0 } = await erase(resident, request.body)
        told.inquiries += inquiries
        told.withdrawn += withdrawn
        told.kept += kept
      }
      residents.session.write(reply, 'x'.repeat(22), 0)
      return answerOnce(db, request, reply, async (trx) => {
        await deleteSessionsOf(trx, resident.person)
        return { status: 200, body: told }
      })
    },
  })
}
