import { InCity } from '@bezpechne/shared/cities'
import {
  DecideMailbox,
  DecideMember,
  GrantMember,
  Mailboxes,
  MailboxStep,
  ProposeMailbox,
  RemoveMember,
} from '@bezpechne/shared/keys'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf } from '../access/guard.ts'
import type { Trx } from '../platform/database.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { readBoard } from './board.ts'
import { keepTrialDirectory } from './directory.ts'
import { decideMailbox, type KeyActor, proposeMailbox } from './mailboxes.ts'
import { decideMember, grantMember, removeMember } from './members.ts'

interface Options {
  trial: boolean
}

const step = {
  tags: ['letters'],
  params: InCity,
  querystring: Nothing,
  response: { 200: MailboxStep },
}

function keyActor(request: FastifyRequest<{ Params: { city: string } }>): KeyActor {
  const { city } = request.params
  const { id, memberships } = actorOf(request)
  return { city, id, roles: memberships.filter((held) => held.city === city).map(({ role }) => role) }
}

/** What it was about, for the audit: a mailbox, and a person where one gets or loses access. */
async function done(work: Promise<MailboxStep>, staff?: string) {
  const body = await work
  return { status: 200, body, subject: staff === undefined ? body.box : `${body.box} ${staff}` }
}

/** Who can open what; the next versions of mailboxes, each by two people. */
export const mailboxRoutes: FastifyPluginAsyncZod<Options> = async (app, { trial }) => {
  const { db } = app
  const signed = async (trx: Trx, city: string) => (trial ? keepTrialDirectory(trx, city) : undefined)

  app.get('/cities/:city/mailboxes', {
    config: { access: 'approve-keys', audit: 'keys-read' },
    schema: {
      tags: step.tags,
      summary: 'Who can open which mailbox, since when, and what waits for a second person',
      params: InCity,
      querystring: Nothing,
      response: { 200: Mailboxes },
    },
    async handler(request, reply) {
      reply.header('cache-control', 'no-store')
      return readBoard(db, { city: request.params.city, me: actorOf(request).id })
    },
  })

  app.post('/cities/:city/mailboxes', {
    config: { access: 'hold-keys', audit: 'mailbox-propose' },
    schema: { ...step, summary: 'Propose the next version of a mailbox', body: ProposeMailbox },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const answer = await done(proposeMailbox(trx, keyActor(request), request.body))
        await signed(trx, request.params.city)
        return answer
      }),
  })

  app.post('/cities/:city/mailboxes/approve', {
    config: { access: 'approve-keys', audit: 'mailbox-approve', fresh: true },
    schema: { ...step, summary: 'Approve a proposed mailbox as the second person', body: DecideMailbox },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const answer = await done(decideMailbox(trx, keyActor(request), request.body))
        await signed(trx, request.params.city)
        return answer
      }),
  })
}

/** Who is let in, by two people; who goes, by one. */
export const memberRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post('/cities/:city/mailboxes/members', {
    config: { access: 'hold-keys', audit: 'member-grant', fresh: true },
    schema: { ...step, summary: 'Seal the own mailbox to a colleague’s key', body: GrantMember },
    handler: (request, reply) =>
      answerOnce(db, request, reply, (trx) =>
        done(grantMember(trx, keyActor(request), request.body), request.body.staff),
      ),
  })

  app.post('/cities/:city/mailboxes/members/approve', {
    config: { access: 'approve-keys', audit: 'member-approve', fresh: true },
    schema: { ...step, summary: 'Let a colleague in as the second person', body: DecideMember },
    handler: (request, reply) =>
      answerOnce(db, request, reply, (trx) =>
        done(decideMember(trx, keyActor(request), request.body), request.body.staff),
      ),
  })

  app.post('/cities/:city/mailboxes/members/remove', {
    config: { access: 'approve-keys', audit: 'member-remove' },
    schema: { ...step, summary: 'Take a mailbox away from somebody', body: RemoveMember },
    handler: (request, reply) =>
      answerOnce(db, request, reply, (trx) =>
        done(removeMember(trx, keyActor(request), request.body), request.body.staff),
      ),
  })
}
