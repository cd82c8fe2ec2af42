import { CityId } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import {
  ApproveCity,
  CityApproved,
  CityMoved,
  CityRequests,
  CloseCity,
  OneRequest,
  OperatedCities,
  RefuseCity,
} from '@bezpechne/shared/opening'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { actorOf } from '../access/guard.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { approveRequest, getRequests, refuseRequest } from './approving.ts'
import { closeCity, getOperated, inviteFirstAgain, reopenCity } from './operating.ts'

const tags = ['operator']
const requests = '/operator/requests'
const oneCity = { tags, params: z.strictObject({ city: CityId }), querystring: Nothing }

/** Who asks for a community, and what an operator of the platform decides. */
const decisionRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, linkToken } = app

  app.get(requests, {
    config: { access: 'operator', audit: 'requests-read' },
    schema: {
      tags,
      summary: 'Who asks for a community',
      querystring: Nothing,
      response: { 200: CityRequests },
    },
    async handler(_request, reply) {
      reply.header('cache-control', 'no-store')
      return getRequests(db)
    },
  })

  app.post(`${requests}/:id/approve`, {
    config: { access: 'operator', audit: 'city-open', fresh: true },
    schema: {
      tags,
      summary: 'Begin to open a community: whoever asked is invited as its first administrator',
      params: OneRequest,
      querystring: Nothing,
      body: ApproveCity,
      response: { 201: CityApproved },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const deciding = { actorId: actorOf(request).id, linkToken }
        return { status: 201, body: await approveRequest(trx, deciding, request.params.id, request.body) }
      }),
  })
}

const refusalRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${requests}/:id/refuse`, {
    config: { access: 'operator', audit: 'city-refuse' },
    schema: {
      tags,
      summary: 'Say no, with a reason that goes to the mailbox that asked',
      params: OneRequest,
      querystring: Nothing,
      body: RefuseCity,
      response: { 200: Nothing },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { params, body } = request
        await refuseRequest(trx, { actorId: actorOf(request).id }, params.id, body.reason)
        return { status: 200, body: {} }
      }),
  })
}

/** Every city in counts, and what an operator may do with one. */
const operatedRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get('/operator/cities', {
    config: { access: 'operator', audit: 'cities-read' },
    schema: {
      tags,
      summary: 'Every city in counts',
      querystring: Nothing,
      response: { 200: OperatedCities },
    },
    async handler(_request, reply) {
      reply.header('cache-control', 'no-store')
      return getOperated(db)
    },
  })

  app.post('/operator/cities/:city/close', {
    config: { access: 'operator', audit: 'city-close', fresh: true },
    schema: {
      ...oneCity,
      summary: 'Take a city out of everything public; its own people and who holds a code still reach it',
      body: CloseCity,
      response: { 200: CityMoved },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { params, body } = request
        return { status: 200, body: await closeCity(trx, { ...params, by: actorOf(request).id, ...body }) }
      }),
  })

  app.post('/operator/cities/:city/reopen', {
    config: { access: 'operator', audit: 'city-reopen' },
    schema: { ...oneCity, summary: 'Show a closed city again', body: Nothing, response: { 200: CityMoved } },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await reopenCity(trx, { ...request.params, by: actorOf(request).id }),
      })),
  })
}

const inviteRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, linkToken } = app

  app.post('/operator/cities/:city/invite-again', {
    config: { access: 'operator', audit: 'invite', fresh: true },
    schema: {
      ...oneCity,
      summary: 'Another link for the first administrator who has not come; the one before opens nothing',
      body: Nothing,
      response: { 200: Nothing },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        await inviteFirstAgain(trx, { actorId: actorOf(request).id, linkToken }, request.params.city)
        return { status: 200, body: {} }
      }),
  })
}

/** What an operator of the platform reads and decides. */
export const operatorRoutes = [decisionRoutes, refusalRoutes, operatedRoutes, inviteRoutes]
