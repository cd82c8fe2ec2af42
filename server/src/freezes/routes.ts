import { InCity } from '@bezpechne/shared/cities'
import { Freeze, FreezePreview, FreezePreviewed, Freezes, Lifted, NewFreeze } from '@bezpechne/shared/freezes'
import { OneById } from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf } from '../access/guard.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { freezeArea, getFreezes, liftFreeze, previewFreeze } from './actions.ts'

const tags = ['moderation']
const base = '/cities/:city/desk/freezes'
const inCity = { tags, params: InCity, querystring: Nothing }
// 5,000 corners; the usual limit is for words.
const bodyLimit = 256 * 1024

const readingRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get(base, {
    config: { access: 'freeze', audit: 'freezes-read' },
    schema: { ...inCity, summary: 'Areas that are out of sight now', response: { 200: Freezes } },
    async handler({ params }, reply) {
      reply.header('cache-control', 'no-store')
      return getFreezes(db, params.city)
    },
  })

  app.post(`${base}/preview`, {
    // NOTE: a count of what everybody sees on the map.
    config: { access: 'freeze', audit: 'nothing-private' },
    bodyLimit,
    schema: {
      ...inCity,
      summary: 'How many public inquiries an area would hide; stores nothing',
      body: FreezePreview,
      response: { 200: FreezePreviewed },
    },
    handler: async ({ params, body }) => previewFreeze(db, params.city, body.area),
  })
}

/** An area out of everything public, at once. */
export const freezeRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app
  await app.register(readingRoutes)

  app.post(base, {
    config: { access: 'freeze', audit: 'freeze', fresh: true },
    bodyLimit,
    schema: {
      ...inCity,
      summary: 'Take an area out of everything public at once',
      body: NewFreeze,
      response: { 201: Freeze },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const by = { ...request.params, actorId: actorOf(request).id }
        const made = await freezeArea(trx, by, request.body)
        // NOTE: how much, never where: the audit is read by more people than the list.
        return { status: 201, body: made, subject: `${made.id}: ${made.km2} km2, ${made.inquiries}` }
      }),
  })

  app.post(`${base}/:id/lift`, {
    config: { access: 'freeze', audit: 'freeze-lift' },
    schema: {
      ...inCity,
      params: OneById,
      summary: 'Show an area again',
      body: Nothing,
      response: { 200: Lifted },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await liftFreeze(trx, { ...request.params, actorId: actorOf(request).id }),
      })),
  })
}
