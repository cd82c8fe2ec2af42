import { AuditPage, AuditQuery } from '@bezpechne/shared/audit-log'
import { InCity } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import { OwnActivity } from '@bezpechne/shared/staff-activity'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf } from '../access/guard.ts'
import { activityOf, citiesOf } from './activity-queries.ts'
import { findHead, listLines } from './log-queries.ts'

const usualLimit = 50

export const auditRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get('/cities/:city/audit', {
    config: { access: 'read-audit', audit: 'audit-read' },
    schema: {
      tags: ['audit'],
      summary: 'Who of the staff did and read what, newest first; reading it is written down too',
      params: InCity,
      querystring: AuditQuery,
      response: { 200: AuditPage },
    },
    async handler({ params: { city }, query: { limit = usualLimit, ...filter } }) {
      const rows = await listLines(db, city, filter, limit)
      const items = rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() }))
      const last = rows.length > limit ? items.at(-1) : undefined
      return { items, nextCursor: last ? String(last.seq) : null, head: await findHead(db, city) }
    },
  })

  app.get('/me/activity', {
    config: { access: 'staff' },
    schema: {
      tags: ['staff'],
      summary: 'What the own account did in the last 30 days: how often, on which day, in which city',
      querystring: Nothing,
      response: { 200: OwnActivity },
    },
    async handler(request, reply) {
      const { id } = actorOf(request)
      reply.header('cache-control', 'no-store')
      const cities = await citiesOf(db, id)
      return {
        cities: await Promise.all(
          cities.map(async (one) => ({ ...one, activity: await activityOf(db, one.city, id) })),
        ),
      }
    },
  })
}
