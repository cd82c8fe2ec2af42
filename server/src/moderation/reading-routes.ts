import { InCity } from '@bezpechne/shared/cities'
import {
  Case,
  ModeratedPage,
  ModeratedQuery,
  OneById,
  PublicPlace,
  PublicPlaceQuery,
} from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import { QueuePage, QueueQuery } from '@bezpechne/shared/queue'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf } from '../access/guard.ts'
import { sliceOf } from '../platform/page.ts'
import { listQueuePage } from './queue.ts'
import { getCase, getPublicPlace, listTab } from './reading.ts'

const base = '/cities/:city/moderation'
const tags = ['moderation']

export const deskListRoutes: FastifyPluginAsyncZod<{ undoSeconds: number }> = async (
  app,
  { undoSeconds },
) => {
  const { db } = app

  app.get(`${base}/queue`, {
    config: { access: 'read-queue', audit: 'queue-read' },
    schema: {
      tags,
      summary: 'What waits for a moderator: oldest first, urgent ones half a day earlier',
      params: InCity,
      querystring: QueueQuery,
      response: { 200: QueuePage },
    },
    async handler(request) {
      const { limit, cursor, ...filter } = request.query
      const of = { ...request.params, actorId: actorOf(request).id, filter }
      return { ...(await listQueuePage(db, of, sliceOf({ limit, cursor }))), undoSeconds }
    },
  })

  app.get(`${base}/inquiries`, {
    config: { access: 'read-queue', audit: 'public-list-read' },
    schema: {
      tags,
      summary: 'What is public now, or was hidden, newest first',
      params: InCity,
      querystring: ModeratedQuery,
      response: { 200: ModeratedPage },
    },
    handler: async ({ params, query }) => listTab(db, { ...params, tab: query.state }, sliceOf(query)),
  })
}

export const caseRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get(`${base}/inquiries/:id`, {
    config: { access: 'read-queue', audit: 'case-read' },
    schema: {
      tags,
      summary: 'All that a moderator may see of one inquiry',
      params: OneById,
      querystring: Nothing,
      response: { 200: Case },
    },
    handler: async (request) => getCase(db, { ...request.params, actorId: actorOf(request).id }),
  })

  app.get(`${base}/public-place`, {
    config: { access: 'read-queue', audit: 'nothing-private' },
    schema: {
      tags,
      summary: 'Where everybody would see the pin of an exact point',
      params: InCity,
      querystring: PublicPlaceQuery,
      response: { 200: PublicPlace },
    },
    handler: async ({ params, query }) => getPublicPlace(db, { ...params, ...query }),
  })
}
