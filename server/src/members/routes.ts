import { InCity } from '@bezpechne/shared/cities'
import { Invitation, Left, NewInvitation, OnePerson, People, RemoveRole } from '@bezpechne/shared/members'
import { OneById } from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf } from '../access/guard.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { invite, inviteAgain, withdraw } from './actions.ts'
import { decideGrant } from './grants.ts'
import { listSteps } from './leaving-queries.ts'
import { removePerson, removeRole } from './leaving.ts'
import { readPerson } from './people.ts'
import { listInvitations, listMembers } from './queries.ts'

const tags = ['settings']
const people = '/cities/:city/people'
const invitations = `${people}/invitations` as const
const one = { params: OneById, querystring: Nothing }

/** Who works in a city, and who shall no longer. */
export const peopleRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get(people, {
    config: { access: 'manage-people', audit: 'people-read' },
    schema: {
      tags,
      summary: 'Who works in a city, and who is invited',
      params: InCity,
      querystring: Nothing,
      response: { 200: People },
    },
    async handler(request, reply) {
      const { city } = request.params
      reply.header('cache-control', 'no-store')
      return {
        members: await listMembers(db, city),
        invitations: await listInvitations(db, city, actorOf(request).id),
        steps: await listSteps(db, city),
      }
    },
  })

  app.post(`${people}/:id/remove`, {
    config: { access: 'manage-people', audit: 'role-remove', fresh: true },
    schema: {
      tags,
      summary:
        'Take a role away: sessions, claims and links of it end at once; what is left to do is answered',
      ...one,
      body: RemoveRole,
      response: { 200: Left },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { city, id: staffId } = request.params
        return { status: 200, body: await removeRole(trx, { city, staffId }, request.body.role) }
      }),
  })
}

/** Somebody goes. */
export const leaveRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${people}/:id/leave`, {
    config: { access: 'manage-people', audit: 'role-remove', fresh: true },
    schema: {
      tags,
      summary: 'Take every role of a person in this city away',
      ...one,
      body: Nothing,
      response: { 200: Left },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { city, id: staffId } = request.params
        return { status: 200, body: await removePerson(trx, { city, staffId }) }
      }),
  })
}

/** One of the staff, and the second person's word on another. */
export const personRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get(`${people}/:id`, {
    config: { access: 'manage-people', audit: 'person-read' },
    schema: {
      tags,
      summary:
        'What one of the staff may and holds here, and did in the last 30 days; nothing read of letters',
      ...one,
      response: { 200: OnePerson },
    },
    async handler({ params: { city, id } }, reply) {
      reply.header('cache-control', 'no-store')
      return readPerson(db, { city, staffId: id })
    },
  })

  for (const [word, action] of [
    ['approve', 'grant-approve'],
    ['refuse', 'grant-refuse'],
  ] as const) {
    app.post(`${invitations}/:id/${word}`, {
      config: { access: 'manage-people', audit: action, fresh: true },
      schema: {
        tags,
        summary: `The second administrator's word on a role that needs two: ${word}`,
        ...one,
        body: Nothing,
        response: { 200: Nothing },
      },
      handler: (request, reply) =>
        answerOnce(db, request, reply, async (trx) => {
          const { city, id } = request.params
          const decision = { id, approve: word === 'approve' }
          await decideGrant(trx, { city, by: { administrator: actorOf(request).id } }, decision)
          return { status: 200, body: {} }
        }),
    })
  }
}

/** Invitations that are sent, and sent again. */
export const invitationRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, linkToken } = app
  const inviting = (request: FastifyRequest, city: string) => ({
    city,
    actorId: actorOf(request).id,
    linkToken,
  })

  app.post(invitations, {
    config: { access: 'manage-people', audit: 'invite', fresh: true },
    schema: {
      tags,
      summary: 'Invite a person by e-mail',
      params: InCity,
      querystring: Nothing,
      body: NewInvitation,
      response: { 201: Invitation },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        await spend(trx, 'invite', actorOf(request).id, limits.invitations)
        const body = await invite(trx, inviting(request, request.params.city), request.body)
        return { status: 201, body, subject: body.id }
      }),
  })

  app.post(`${invitations}/:id/resend`, {
    config: { access: 'manage-people', audit: 'invite', fresh: true },
    schema: {
      tags,
      summary: 'Another mail with another link; the one before opens nothing any more',
      ...one,
      body: Nothing,
      response: { 201: Invitation },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { city, id } = request.params
        await spend(trx, 'invite', actorOf(request).id, limits.invitations)
        return { status: 201, body: await inviteAgain(trx, inviting(request, city), id) }
      }),
  })
}

export const withdrawalRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${invitations}/:id/withdraw`, {
    config: { access: 'manage-people', audit: 'invitation-withdraw' },
    schema: {
      tags,
      summary: 'Take an invitation back: its link opens nothing any more',
      ...one,
      body: Nothing,
      response: { 200: Nothing },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        await withdraw(trx, request.params.city, request.params.id)
        return { status: 200, body: {} }
      }),
  })
}
