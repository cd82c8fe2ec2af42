import { InCity } from '@bezpechne/shared/cities'
import { HeldBoxes, MyStaffKey, PutStaffKey } from '@bezpechne/shared/keys'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf } from '../access/guard.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { boxesOf } from './held-queries.ts'
import { getMyKey, putMyKey } from './staff-keys.ts'

const tags = ['letters']

/** One's own key: made in the browser, locked there, kept here. */
export const staffKeyRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get('/cities/:city/staff-keys/me', {
    config: { access: 'hold-keys', audit: 'nothing-private' },
    schema: {
      tags,
      summary: 'The own staff key: its public half, and its seed locked under password and kit',
      params: InCity,
      querystring: Nothing,
      response: { 200: MyStaffKey },
    },
    async handler(request, reply) {
      reply.header('cache-control', 'no-store')
      return getMyKey(db, { city: request.params.city, staff: actorOf(request).id })
    },
  })

  app.put('/cities/:city/staff-keys/me', {
    config: { access: 'hold-keys', audit: 'key-change' },
    schema: {
      tags,
      summary: 'Make a key, lock it under another password or kit, or begin anew where both were lost',
      params: InCity,
      querystring: Nothing,
      body: PutStaffKey,
      response: { 200: MyStaffKey },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const holder = { city: request.params.city, staff: actorOf(request).id }
        return {
          status: 200,
          body: await putMyKey(trx, holder, request.body),
          subject: `${holder.staff}:${request.body.ver}`,
        }
      }),
  })
}

/** The locked seeds of the mailboxes that one is a member of. */
export const heldRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get('/cities/:city/mailboxes/held', {
    config: { access: 'hold-keys', audit: 'keys-read' },
    schema: {
      tags,
      summary: 'Seeds of the mailboxes one may open, sealed to the own staff key',
      params: InCity,
      querystring: Nothing,
      response: { 200: HeldBoxes },
    },
    async handler(request, reply) {
      reply.header('cache-control', 'no-store')
      return { items: await boxesOf(db, request.params.city, actorOf(request).id) }
    },
  })
}
