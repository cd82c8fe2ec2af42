import { MadeReplyLink, NewReplyLink, OneReplyLink, ReplyLinks } from '@bezpechne/shared/assignments'
import { OneById } from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import { NewReply, OpenReply, Replied, ReplyView } from '@bezpechne/shared/replies'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actingIn } from '../access/guard.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { closeLink, getLinks, makeLink, openLink, reply as replyBy } from './actions.ts'

const base = '/cities/:city/moderation/inquiries/:id/reply-links'
const tags = ['moderation']

interface Options {
  /** Whether this server sends mails at all. */
  mails: boolean
}

export const replyRoutes: FastifyPluginAsyncZod<Options> = async (app, { mails }) => {
  await app.register(linkRoutes, { mails })
  await app.register(publicReplyRoutes)
}

/** The moderator's side: making links, taking them back. */
const linkRoutes: FastifyPluginAsyncZod<Options> = async (app, { mails }) => {
  const { db, linkToken } = app

  app.get(base, {
    config: { access: 'assign', audit: 'nothing-private' },
    schema: {
      tags,
      summary: 'Links by which bodies without accounts answer an inquiry',
      params: OneById,
      querystring: Nothing,
      response: { 200: ReplyLinks },
    },
    handler: ({ params }) => getLinks(db, params.city, params.id),
  })

  app.post(base, {
    config: { access: 'assign', audit: 'reply-link-make' },
    schema: {
      tags,
      summary: 'Make a link by which a body answers once; it is shown here and never again',
      params: OneById,
      querystring: Nothing,
      body: NewReplyLink,
      response: { 201: MadeReplyLink },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const making = { ...request.params, actor: actingIn(request), linkToken, mails }
        return { status: 201, body: await makeLink(trx, making, request.body.organisationId) }
      }),
  })

  app.post(`${base}/:link/withdraw`, {
    config: { access: 'assign', audit: 'reply-link-withdraw' },
    schema: {
      tags,
      summary: 'Take a link back that nobody has used',
      params: OneReplyLink,
      querystring: Nothing,
      body: Nothing,
      response: { 200: ReplyLinks },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await closeLink(trx, request.params),
      })),
  })
}

/** The side of the body that holds a link; the token is in the body, so that no log and no referrer holds it. */
const publicReplyRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post('/replies/open', {
    config: { access: 'public' },
    schema: {
      tags: ['answers'],
      summary: 'What a reply link opens: what everybody sees of one inquiry',
      querystring: Nothing,
      body: OpenReply,
      response: { 200: ReplyView },
    },
    async handler({ body, subject }, reply) {
      reply.header('cache-control', 'no-store')
      await spend(db, 'reply', subject, limits.receipts)
      return openLink(db, body.token)
    },
  })

  app.post('/replies', {
    config: { access: 'public' },
    schema: {
      tags: ['answers'],
      summary: 'Answer by a link, once: a moderator reads the answer before everybody does',
      querystring: Nothing,
      body: NewReply,
      response: { 201: Replied },
    },
    async handler(request, reply) {
      // NOTE: counted outside the transaction: a wrong token undoes that, and guesses must count.
      await spend(db, 'reply', request.subject, limits.receipts)
      return answerOnce(db, request, reply, async (trx) => ({
        status: 201,
        body: await replyBy(trx, request.body),
      }))
    },
  })
}
