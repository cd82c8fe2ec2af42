import { InCity } from '@bezpechne/shared/cities'
import { OneById } from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import {
  Activity,
  ChangeOrganisation,
  DeskOrganisation,
  NewOrganisation,
} from '@bezpechne/shared/organisations'
import { pageOf } from '@bezpechne/shared/page'
import { Routing } from '@bezpechne/shared/routing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { answerOnce } from '../platform/idempotency.ts'
import { addOrganisation, changeOrganisation, expectOrganisation, setActivity } from './actions.ts'
import { listDeskOrganisations } from './desk-queries.ts'
import { readRouting, saveRouting } from './routing.ts'

const tags = ['settings']
const all = '/cities/:city/desk/organisations'
const change = { access: 'manage-desk', audit: 'organisation-change' } as const
const changeOne = { ...change, finds: expectOrganisation }

/** Who answers in a city, and one more. */
export const organisationListRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get(all, {
    config: { access: 'manage-desk', audit: 'organisations-read' },
    schema: {
      tags,
      summary: 'Who answers in a city, with members, open inquiries and rules',
      params: InCity,
      querystring: Nothing,
      response: { 200: pageOf(DeskOrganisation) },
    },
    async handler({ params }, reply) {
      reply.header('cache-control', 'no-store')
      return { items: await listDeskOrganisations(db, params.city), nextCursor: null }
    },
  })

  app.post(all, {
    config: change,
    schema: {
      tags,
      summary: 'Add an organisation',
      params: InCity,
      querystring: Nothing,
      body: NewOrganisation,
      response: { 201: DeskOrganisation },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const body = await addOrganisation(trx, request.params.city, request.body)
        return { status: 201, body, subject: body.id }
      }),
  })
}

/** One of them: renamed, put to rest. */
export const oneOrganisationRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${all}/:id`, {
    config: changeOne,
    schema: {
      tags,
      summary: 'Rename an organisation, change its kind, e-mail or whether its answers are checked',
      params: OneById,
      querystring: Nothing,
      body: ChangeOrganisation,
      response: { 200: DeskOrganisation },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { city, id } = request.params
        return { status: 200, body: await changeOrganisation(trx, city, id, request.body) }
      }),
  })

  app.post(`${all}/:id/activity`, {
    config: changeOne,
    schema: {
      tags,
      summary: 'Give an organisation no more inquiries, or give it some again',
      params: OneById,
      querystring: Nothing,
      body: Activity,
      response: { 200: DeskOrganisation },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { city, id } = request.params
        return { status: 200, body: await setActivity(trx, city, id, request.body) }
      }),
  })
}

/** Which organisation gets an inquiry: an ordered list, saved as a whole. */
export const routingRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app
  const routing = '/cities/:city/desk/routing'

  app.get(routing, {
    config: { access: 'manage-desk', audit: 'nothing-private' },
    schema: {
      tags,
      summary: 'The routing rules of a city in their order',
      params: InCity,
      querystring: Nothing,
      response: { 200: Routing },
    },
    async handler({ params }, reply) {
      reply.header('cache-control', 'no-store')
      return readRouting(db, params.city)
    },
  })

  app.post(routing, {
    config: { access: 'manage-desk', audit: 'routing-change' },
    schema: {
      tags,
      summary: 'Replace the routing rules of a city as a whole',
      params: InCity,
      querystring: Nothing,
      body: Routing,
      response: { 200: Routing },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await saveRouting(trx, request.params.city, request.body),
      })),
  })
}
