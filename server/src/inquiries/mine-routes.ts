import { Holding } from '@bezpechne/shared/inquiries'
import { AddOwn, Added, Cover, Covered, Forgotten, OwnLines, Withdrawn } from '@bezpechne/shared/mine'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { residentOf } from '../access/guard.ts'
import type { Db, Trx } from '../platform/database.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { countGuess, type Holder, holderOf } from './holder.ts'
import { addMine, listMine } from './mine.ts'
import { cover, forgetContact, putBack, withdraw } from './withdraw.ts'

const tags = ['mine']

/** All of a person's own. */
export const mineRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, authorKey } = app

  app.get('/mine/inquiries', {
    config: { access: 'resident' },
    schema: {
      tags,
      summary: 'What was sent with one’s own address, in every city',
      querystring: Nothing,
      response: { 200: OwnLines },
    },
    handler: async (request) => listMine(db, residentOf(request).email),
  })

  app.post('/mine/inquiries', {
    config: { access: 'resident' },
    schema: {
      tags,
      summary: 'Add one that was sent without an address, by its receipt code',
      querystring: Nothing,
      body: AddOwn,
      response: { 200: Added },
    },
    async handler(request, reply) {
      const { email } = residentOf(request)
      await countGuess(db, request.subject, request.body)
      return answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await addMine(trx, request.body.code, { email, authorKey: (city) => authorKey(city, email) }),
      }))
    },
  })
}

/** Once for each key, by whoever may speak as the author. */
async function asAuthor<Answer extends object>(
  db: Db,
  request: FastifyRequest<{ Body: Holding }>,
  reply: FastifyReply,
  work: (trx: Trx, holder: Holder) => Promise<Answer>,
): Promise<Answer> {
  const holder = holderOf(request, request.body)
  await countGuess(db, request.subject, holder)
  return answerOnce(db, request, reply, async (trx) => {
    await spend(trx, 'take-back', request.subject, limits.withdrawals)
    return { status: 200, body: await work(trx, holder) }
  })
}

const about = (summary: string) => ({ tags, summary, querystring: Nothing })

/** What an author takes out of sight: by the receipt's code, or signed in. */
export const takeBackRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post('/receipts/withdraw', {
    config: { access: 'public' },
    schema: {
      ...about('Take an inquiry back: out of the queue, and off everything public at once'),
      body: Holding,
      response: { 200: Withdrawn },
    },
    handler: (request, reply) => asAuthor(db, request, reply, withdraw),
  })

  app.post('/receipts/put-back', {
    config: { access: 'public' },
    schema: {
      ...about('Think better of taking it back: within a minute, once'),
      body: Holding,
      response: { 200: Withdrawn },
    },
    handler: (request, reply) => asAuthor(db, request, reply, putBack),
  })

  app.post('/receipts/forget', {
    config: { access: 'public' },
    schema: {
      ...about('Erase the author’s address now'),
      body: Holding,
      response: { 200: Forgotten },
    },
    handler: (request, reply) => asAuthor(db, request, reply, forgetContact),
  })

  app.post('/receipts/cover', {
    config: { access: 'public' },
    schema: {
      ...about('Cover words of what everybody reads, at once; a moderator looks afterwards'),
      body: Cover,
      response: { 200: Covered },
    },
    handler: (request, reply) =>
      asAuthor(db, request, reply, (trx, holder) => cover(trx, holder, request.body.words)),
  })
}
