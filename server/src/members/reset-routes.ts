import { OneById } from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import { FinishReset, OpenedReset, OpenReset } from '@bezpechne/shared/resets'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf } from '../access/guard.ts'
import { hashNewPassword } from '../accounts/index.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { finishReset, openReset, startReset } from './resets.ts'

const tags = ['staff']

/** A forgotten password: an administrator begins, the person alone ends it. */
export const resetRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, linkToken } = app

  app.post('/cities/:city/people/:id/reset', {
    config: { access: 'manage-people', audit: 'reset-start', fresh: true },
    schema: {
      tags: ['settings'],
      summary: 'Send one of the staff a link to choose a new password; it works once, for an hour',
      params: OneById,
      querystring: Nothing,
      body: Nothing,
      response: { 200: Nothing },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { city, id: staffId } = request.params
        const actorId = actorOf(request).id
        await spend(trx, 'invite', actorId, limits.invitations)
        await startReset(trx, { city, staffId, actorId, linkToken })
        return { status: 200, body: {} }
      }),
  })

  await app.register(linkRoutes)
}

/** What the link opens. */
const linkRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post('/resets/open', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Whose password the link of a mail renews',
      querystring: Nothing,
      body: OpenReset,
      response: { 200: OpenedReset },
    },
    async handler({ body, subject }, reply) {
      reply.header('cache-control', 'no-store')
      await spend(db, 'invitation', subject, limits.receipts)
      return openReset(db, body.token)
    },
  })

  app.post('/resets/finish', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'The key of the new password; every session ends, the second factor stays',
      querystring: Nothing,
      body: FinishReset,
      response: { 200: Nothing },
    },
    async handler(request, reply) {
      const { token, authKey } = request.body
      await spend(db, 'invitation', request.subject, limits.receipts)
      // NOTE: hashing takes a while and may hold no transaction open, so it comes first.
      const password = await hashNewPassword(authKey)
      return answerOnce(db, request, reply, async (trx) => {
        await finishReset(trx, token, password)
        return { status: 200, body: {} }
      })
    },
  })
}
