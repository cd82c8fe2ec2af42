import { InCity } from '@bezpechne/shared/cities'
import { Followed, FollowStarted, Stopped } from '@bezpechne/shared/following'
import { OneInquiry } from '@bezpechne/shared/inquiries'
import { Nothing } from '@bezpechne/shared/nothing'
import { OpenPush, PushInquiry, PushKey, PushPlace, StopPush } from '@bezpechne/shared/push'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { answerOnce } from '../platform/idempotency.ts'
import { languageOf } from '../platform/language.ts'
import { pushKeyOf } from '../platform/push-services.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { inquiryToFollow, placeToFollow } from './actions.ts'
import { keysOf } from './asking.ts'
import { followByPush, listPushed, stopPush } from './pushes.ts'

export interface PushOptions {
  PUSH_KEY: string
  PUSH_SERVICES: readonly string[]
}

const tags = ['following']

/** To be told by the browser itself, without an address of anybody. */
export const pushRoutes: FastifyPluginAsyncZod<PushOptions> = async (app, { PUSH_SERVICES }) => {
  const { db } = app
  const keys = keysOf(app)

  app.post('/cities/:city/inquiries/:number/push', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Be told in this browser of what happens to an inquiry',
      params: OneInquiry,
      querystring: Nothing,
      body: PushInquiry,
      response: { 202: FollowStarted },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { city, number } = request.params
        await spend(trx, 'follow', request.subject, limits.follows)
        const thing = await inquiryToFollow(trx, city, number)
        return { status: 202, body: await followByPush(trx, keys, wishOf(request, city), thing) }
      }),
  })

  app.post('/cities/:city/push', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Be told in this browser of what happens in a drawn area, in a category or in the whole city',
      params: InCity,
      querystring: Nothing,
      body: PushPlace,
      response: { 202: FollowStarted },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { city } = request.params
        await spend(trx, 'follow', request.subject, limits.follows)
        const thing = await placeToFollow(trx, city, request.body.what)
        return { status: 202, body: await followByPush(trx, keys, wishOf(request, city), thing) }
      }),
  })

  function wishOf({ body, headers }: Asked, city: string) {
    const { address, rhythm = 'each', quiet, language = languageOf(headers) } = body
    return { city, address, rhythm, quiet, language, services: PUSH_SERVICES }
  }
}

interface Asked {
  body: z.infer<typeof PushInquiry>
  headers: Parameters<typeof languageOf>[0]
}

export const pushKeyRoutes: FastifyPluginAsyncZod<PushOptions> = async (app, { PUSH_KEY }) => {
  const key = pushKeyOf(PUSH_KEY)

  app.get('/push/key', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'What a browser is to expect messages from',
      querystring: Nothing,
      response: { 200: PushKey },
    },
    handler: async () => ({ key }),
  })
}

/** Whoever knows the endpoint is the browser: it is as long as a password, and nobody else was told. */
export const pushListRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app
  const keys = keysOf(app)

  app.post('/push/open', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'All that a browser follows',
      querystring: Nothing,
      body: OpenPush,
      response: { 200: z.strictObject({ items: z.array(Followed) }) },
    },
    async handler({ body, subject }, reply) {
      await spend(db, 'follow', subject, limits.follows)
      reply.header('cache-control', 'no-store')
      return { items: await listPushed(db, keys, body.endpoint) }
    },
  })

  app.post('/push/stop', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Send nothing more to this browser, or nothing more about one thing',
      querystring: Nothing,
      body: StopPush,
      response: { 200: Stopped },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        await stopPush(trx, keys, request.body)
        return { status: 200, body: { stopped: true as const } }
      }),
  })
}
