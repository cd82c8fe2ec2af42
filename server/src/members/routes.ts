import { InCity } from '@bezpechne/shared/cities'
import { Invitation, NewInvitation, People, RemoveRole } from '@bezpechne/shared/members'
import { OneById } from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf } from '../access/guard.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { invite, inviteAgain, removeRole, withdraw } from './actions.ts'
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
    async handler({ params: { city } }, reply) {
      reply.header('cache-control', 'no-store')
      return { members: await listMembers(db, city), invitations: await listInvitations(db, city) }
    },
  })

  app.post(`${people}/:id/remove`, {
    config: { access: 'manage-people', audit: 'role-remove' },
    schema: {
      tags,
      summary: 'Take a role away; whoever is signed in with it is signed out',
      ...one,
      body: RemoveRole,
      response: { 200: Nothing },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { city, id } = request.params
        await removeRole(trx, city, id, request.body.role)
        return { status: 200, body: {} }
      }),
  })
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
    config: { access: 'manage-people', audit: 'invite' },
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
    config: { access: 'manage-people', audit: 'invite' },
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
