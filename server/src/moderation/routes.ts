import { Claimed, Hide, Moved, OneById, Publish, Reject } from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { claim, hide, reject, release, restore } from './actions.ts'
import { bulkRoutes } from './bulk-routes.ts'
import { decide } from './deciding.ts'
import { editRoutes, photoBoxRoutes } from './edit-routes.ts'
import { queueLiveRoutes } from './live-routes.ts'
import { publish } from './publish.ts'
import { caseRoutes, deskListRoutes } from './reading-routes.ts'
import { sealedRoutes } from './sealed-routes.ts'
import { weighingRoutes } from './weighing-routes.ts'

const one = '/cities/:city/moderation/inquiries/:id'
const tags = ['moderation']
const moved = { params: OneById, querystring: Nothing, response: { 200: Moved } }

/** Taking an inquiry to read it, giving it back, and the two ways out of the queue. */
const decisionRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${one}/claim`, {
    config: { access: 'moderate', audit: 'claim' },
    schema: {
      tags,
      summary: 'Hold an inquiry for 15 minutes, or for 15 more',
      ...moved,
      body: Nothing,
      response: { 200: Claimed },
    },
    handler: (request, reply) =>
      decide(db, request, reply, (trx, actor) => claim(trx, { ...request.params, actor })),
  })

  app.post(`${one}/release`, {
    config: { access: 'moderate', audit: 'release' },
    schema: { tags, summary: 'Give an inquiry back to the queue', ...moved, body: Nothing },
    handler: (request, reply) =>
      decide(db, request, reply, (trx, actor) => release(trx, { ...request.params, actor })),
  })

  app.post(`${one}/publish`, {
    config: { access: 'moderate', audit: 'publish' },
    schema: {
      tags,
      summary: 'Publish the public version: a red pin',
      ...moved,
      body: Publish,
    },
    handler: (request, reply) =>
      decide(db, request, reply, (trx, actor) => publish(trx, { ...request.params, actor }, request.body)),
  })

  app.post(`${one}/reject`, {
    config: { access: 'moderate', audit: 'reject' },
    schema: {
      tags,
      summary: 'Refuse an inquiry with a reason that its author reads',
      ...moved,
      body: Reject,
    },
    handler: (request, reply) =>
      decide(db, request, reply, (trx, actor) => reject(trx, { ...request.params, actor }, request.body)),
  })
}

/** What can be done with an inquiry that everybody can see, or could. */
const publicCareRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${one}/hide`, {
    config: { access: 'hide', audit: 'hide' },
    schema: { tags, summary: 'Take an inquiry off the map', ...moved, body: Hide },
    handler: (request, reply) =>
      decide(db, request, reply, (trx, actor) => hide(trx, { ...request.params, actor }, request.body)),
  })

  app.post(`${one}/restore`, {
    config: { access: 'moderate', audit: 'restore' },
    schema: {
      tags,
      summary: 'Put a hidden inquiry back; never by who has hidden it',
      ...moved,
      body: Nothing,
    },
    handler: (request, reply) =>
      decide(db, request, reply, (trx, actor) => restore(trx, { ...request.params, actor })),
  })
}

export const moderationRoutes: FastifyPluginAsyncZod<{ undoSeconds: number }> = async (
  app,
  { undoSeconds },
) => {
  for (const some of [
    caseRoutes,
    decisionRoutes,
    publicCareRoutes,
    editRoutes,
    photoBoxRoutes,
    weighingRoutes,
  ])
    await app.register(some)
  await app.register(deskListRoutes, { undoSeconds })
  await app.register(bulkRoutes, { undoSeconds })
  await app.register(sealedRoutes, { undoSeconds })
  await app.register(queueLiveRoutes)
}
