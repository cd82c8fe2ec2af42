import {
  AskFollowLink,
  ChangeFollowing,
  Confirmed,
  ConfirmFollowing,
  Following,
  FollowStarted,
  OpenFollowing,
} from '@bezpechne/shared/following'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { AppError } from '../platform/errors.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { askForLink, confirmFollowing } from './actions.ts'
import { keysOf, type Options, provenBy } from './asking.ts'
import { changeFollowing, openFollowing } from './managing.ts'

const tags = ['following']

/** What the links in the mails open and change. */
export const linkRoutes: FastifyPluginAsyncZod<Options> = async (app, { mails }) => {
  const { db } = app
  const keys = keysOf(app)

  app.post('/follow/confirm', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Yes, this address wants to follow; again as often as one likes',
      querystring: Nothing,
      body: ConfirmFollowing,
      response: { 200: Confirmed },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await confirmFollowing(trx, keys, request.body.token),
      })),
  })

  app.post('/follow/link', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Send a link to all that an address follows, to that address',
      querystring: Nothing,
      body: AskFollowLink,
      response: { 202: FollowStarted },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        if (!mails) throw new AppError('mail-off')
        await spend(trx, 'follow', request.subject, limits.follows)
        return { status: 202, body: await askForLink(trx, keys, request.body.email) }
      }),
  })
}

/** What the holder of a link, or a resident, does with it. */
export const changeRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app
  const keys = keysOf(app)

  app.post('/follow/open', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'What a link opens, or what the signed-in resident follows; changes nothing',
      querystring: Nothing,
      body: OpenFollowing,
      response: { 200: Following },
    },
    async handler(request, reply) {
      reply.header('cache-control', 'no-store')
      return openFollowing(db, keys, { ...request.body, resident: provenBy(request) })
    },
  })

  app.post('/follow/change', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'How often, when not, in which language; stop one or all',
      querystring: Nothing,
      body: ChangeFollowing,
      response: { 200: Following },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await changeFollowing(trx, keys, request.body, provenBy(request)),
      })),
  })
}
