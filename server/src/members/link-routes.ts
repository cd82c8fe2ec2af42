import {
  Accepted,
  AcceptInvitation,
  JoinInvitation,
  OpenedInvitation,
  OpenInvitation,
} from '@bezpechne/shared/members'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf } from '../access/guard.ts'
import { prepareAccount } from '../accounts/index.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { acceptAs, acceptAsNew, openInvitation } from './accept.ts'

const tags = ['staff']

/** What the link of an invitation opens. */
export const linkRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post('/invitations/open', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Where one is invited to, and in which role',
      querystring: Nothing,
      body: OpenInvitation,
      response: { 200: OpenedInvitation },
    },
    async handler({ body, subject }, reply) {
      reply.header('cache-control', 'no-store')
      await spend(db, 'invitation', subject, limits.receipts)
      return openInvitation(db, body.token)
    },
  })
}

/** The two ways to accept: as somebody new, and as oneself. */
export const acceptRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post('/invitations/accept', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Accept as somebody new, with a name and the key of a password',
      querystring: Nothing,
      body: AcceptInvitation,
      response: { 200: Accepted },
    },
    async handler(request, reply) {
      const { token, moderates, ...chosen } = request.body
      await spend(db, 'invitation', request.subject, limits.receipts)
      const account = await prepareAccount(chosen)
      return answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await acceptAsNew(trx, { token, moderates }, account),
      }))
    },
  })

  app.post('/invitations/join', {
    config: { access: 'staff', beforeSecondFactor: true },
    schema: {
      tags,
      summary: 'Accept with the account one is signed in with; every session of it ends',
      querystring: Nothing,
      body: JoinInvitation,
      response: { 200: Accepted },
    },
    async handler(request, reply) {
      await spend(db, 'invitation', request.subject, limits.receipts)
      return answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await acceptAs(trx, request.body, actorOf(request)),
      }))
    },
  })
}
