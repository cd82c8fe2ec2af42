import { InCity } from '@bezpechne/shared/cities'
import { Claimed, Moved, OneById, Reject } from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import {
  Agree,
  PublishAgreed,
  SealedCase,
  SealedCount,
  SealedPage,
  SealedQuery,
} from '@bezpechne/shared/sealed'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf } from '../access/guard.ts'
import { sliceOf } from '../platform/page.ts'
import { claim, reject, release } from './actions.ts'
import { decide } from './deciding.ts'
import { agree, countSealed, getSealedCase, listSealedPage, publishAgreed } from './sealed.ts'
import { undoHere } from './undo.ts'

const base = '/cities/:city/moderation'
const all = `${base}/sealed`
const one = `${all}/:id`
const tags = ['sealed']
const access = 'read-sealed'
const sealed = true
const moved = { tags, params: OneById, querystring: Nothing, response: { 200: Moved } }

/** What the guard holds back. Of no other list, and no other route finds it. */
const sealedReadingRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get(all, {
    config: { access, audit: 'sealed-list-read' },
    schema: {
      tags,
      summary: 'What the guard holds back: danger now first, then the oldest',
      params: InCity,
      querystring: SealedQuery,
      response: { 200: SealedPage },
    },
    async handler(request, reply) {
      reply.header('cache-control', 'no-store')
      return listSealedPage(db, { ...request.params, actorId: actorOf(request).id }, sliceOf(request.query))
    },
  })

  app.get(`${base}/sealed-count`, {
    // NOTE: how many, and nothing of any of them: every desk asks each minute.
    config: { access, audit: 'nothing-private' },
    schema: {
      tags,
      summary: 'How many sealed inquiries wait',
      params: InCity,
      querystring: Nothing,
      response: { 200: SealedCount },
    },
    handler: async ({ params }) => countSealed(db, params.city),
  })

  app.get(one, {
    config: { access, audit: 'case-read' },
    schema: {
      tags,
      summary: 'All of one sealed inquiry, with what the guard found in it',
      params: OneById,
      querystring: Nothing,
      response: { 200: SealedCase },
    },
    async handler(request, reply) {
      reply.header('cache-control', 'no-store')
      return getSealedCase(db, { ...request.params, actorId: actorOf(request).id })
    },
  })
}

/** Held by one moderator at a time, as in the queue. */
const sealedLeaseRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${one}/claim`, {
    config: { access, audit: 'claim' },
    schema: {
      ...moved,
      summary: 'Hold a sealed inquiry for 15 minutes',
      body: Nothing,
      response: { 200: Claimed },
    },
    handler: (request, reply) =>
      decide(db, request, reply, (trx, actor) => claim(trx, { ...request.params, actor, sealed })),
  })

  app.post(`${one}/release`, {
    config: { access, audit: 'release' },
    schema: { ...moved, summary: 'Give a sealed inquiry back to its list', body: Nothing },
    handler: (request, reply) =>
      decide(db, request, reply, (trx, actor) => release(trx, { ...request.params, actor, sealed })),
  })
}

export const sealedRoutes: FastifyPluginAsyncZod<{ undoSeconds: number }> = async (app, { undoSeconds }) => {
  const { db } = app
  for (const some of [sealedReadingRoutes, sealedLeaseRoutes]) await app.register(some)

  app.post(`${one}/agree`, {
    config: { access, audit: 'agree' },
    schema: { ...moved, summary: 'The first of two: propose what everybody will read', body: Agree },
    handler: (request, reply) =>
      decide(db, request, reply, (trx, actor) =>
        agree(trx, { ...request.params, actor, sealed }, request.body),
      ),
  })

  app.post(`${one}/publish`, {
    config: { access, audit: 'publish' },
    schema: {
      ...moved,
      summary: 'The second of two: publish what the first has agreed to',
      body: PublishAgreed,
    },
    handler: (request, reply) =>
      decide(db, request, reply, (trx, actor) =>
        publishAgreed(trx, { ...request.params, actor, sealed }, request.body.agreement),
      ),
  })

  app.post(`${one}/reject`, {
    config: { access, audit: 'reject' },
    schema: { ...moved, summary: 'Refuse a sealed inquiry; one moderator is enough', body: Reject },
    handler: (request, reply) =>
      decide(db, request, reply, (trx, actor) =>
        reject(trx, { ...request.params, actor, sealed }, request.body),
      ),
  })

  app.post(`${one}/undo`, {
    config: { access, audit: 'undo' },
    schema: { ...moved, summary: 'Take a refusal of a sealed inquiry back within seconds', body: Nothing },
    handler: (request, reply) =>
      decide(db, request, reply, (trx, actor) =>
        undoHere(trx, { ...request.params, actor, sealed }, undoSeconds),
      ),
  })
}
