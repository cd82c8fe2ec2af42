import {
  AnswerTemplate,
  AnswerTemplates,
  EditTemplate,
  NewTemplate,
  OneStandard,
  RemoveTemplate,
  SetStandard,
  StandardTemplate,
} from '@bezpechne/shared/answer-templates'
import { OneAnswer } from '@bezpechne/shared/answers'
import { InCity } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actingIn } from '../access/guard.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { languageAsked } from '../platform/language.ts'
import { actOnce } from './acting.ts'
import { listTemplates, type Owner } from './template-queries.ts'
import { addTemplate, changeStandard, editTemplate, listStandards, removeTemplate } from './templates.ts'

const tags = ['answers']

interface Shelf {
  base: string
  access: 'write-templates' | 'manage-desk'
  whose: string
  ownerOf: (request: FastifyRequest, city: string) => Owner
}

/** One shelf is the writer's own, the other the whole city's. */
const shelves: readonly Shelf[] = [
  {
    base: '/cities/:city/templates',
    access: 'write-templates',
    whose: 'of the own organisation, or of the city for a moderator',
    ownerOf: (request, city) => ({ city, organisationId: actingIn(request).organisationId }),
  },
  {
    base: '/cities/:city/desk/templates',
    access: 'manage-desk',
    whose: 'of the city',
    ownerOf: (_request, city) => ({ city, organisationId: null }),
  },
]

/** Words to begin an answer with. */
export const templateRoutes: FastifyPluginAsyncZod = async (app) => {
  for (const shelf of shelves) {
    await app.register(readingOf(shelf))
    await app.register(writingOf(shelf))
  }
  await app.register(standardRoutes)
}

const standardRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post('/cities/:city/desk/product-templates/:code', {
    config: { access: 'manage-desk', audit: 'template-write' },
    schema: {
      tags,
      summary:
        'Say a template of the product in the city’s own words, put it out of sight, or take it as it was',
      params: OneStandard,
      querystring: Nothing,
      body: SetStandard,
      response: { 200: StandardTemplate },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const one = { ...request.params, language: languageAsked(request) }
        return { status: 200, body: await changeStandard(trx, one, request.body), subject: one.code }
      }),
  })
}

function readingOf({ base, access, whose, ownerOf }: Shelf): FastifyPluginAsyncZod {
  return async function shelfRoutes(app) {
    const { db } = app

    app.get(base, {
      config: { access, audit: 'template-read' },
      schema: {
        tags,
        summary: `Templates that one may use: everybody's, and those ${whose}`,
        params: InCity,
        querystring: Nothing,
        response: { 200: AnswerTemplates },
      },
      async handler(request) {
        const { city } = request.params
        const asked = { language: languageAsked(request), all: access === 'manage-desk' }
        return {
          items: await listTemplates(db, ownerOf(request, city)),
          standard: await listStandards(db, city, asked),
        }
      },
    })

    app.post(base, {
      config: { access, audit: 'template-write' },
      schema: {
        tags,
        summary: `Add a template ${whose}`,
        params: InCity,
        querystring: Nothing,
        body: NewTemplate,
        response: { 200: AnswerTemplate },
      },
      handler: (request, reply) =>
        actOnce(db, request, reply, async (trx) => ({
          body: await addTemplate(trx, ownerOf(request, request.params.city), request.body),
        })),
    })
  }
}

function writingOf({ base, access, whose, ownerOf }: Shelf): FastifyPluginAsyncZod {
  return async function shelfRoutes(app) {
    const { db } = app

    app.post(`${base}/:id/edit`, {
      config: { access, audit: 'template-write' },
      schema: {
        tags,
        summary: `Change a template ${whose}`,
        params: OneAnswer,
        querystring: Nothing,
        body: EditTemplate,
        response: { 200: AnswerTemplate },
      },
      handler: (request, reply) =>
        actOnce(db, request, reply, async (trx) => {
          const { city, id } = request.params
          return { body: await editTemplate(trx, ownerOf(request, city), id, request.body) }
        }),
    })

    app.post(`${base}/:id/remove`, {
      config: { access, audit: 'template-write' },
      schema: {
        tags,
        summary: `Remove a template ${whose}`,
        params: OneAnswer,
        querystring: Nothing,
        body: RemoveTemplate,
        response: { 200: Nothing },
      },
      handler: (request, reply) =>
        actOnce(db, request, reply, async (trx) => {
          const { city, id } = request.params
          await removeTemplate(trx, ownerOf(request, city), { id, ...request.body })
          return { body: {} }
        }),
    })
  }
}
