import { InCity } from '@bezpechne/shared/cities'
import {
  CheckBorders,
  CheckedBorders,
  Geography,
  StoreBorders,
  StoredBorders,
} from '@bezpechne/shared/geography'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { answerOnce } from '../platform/idempotency.ts'
import { within } from '../platform/jobs.ts'
import { checkBorders, getGeography, storeBorders } from './storing.ts'

const tags = ['settings']
const base = '/cities/:city/desk/geography'
// What 150,000 points are as text, with names.
const bodyLimit = 8 * 1024 * 1024

export const geographyRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, jobs } = app

  app.get(base, {
    config: { access: 'manage-geography', audit: 'nothing-private' },
    schema: {
      tags,
      summary: 'The boundary and the districts of a city as they are, and how far the last change has come',
      params: InCity,
      querystring: Nothing,
      response: { 200: Geography },
    },
    handler: ({ params }) => getGeography(db, params.city),
  })

  app.post(`${base}/check`, {
    config: { access: 'manage-geography', audit: 'nothing-private', slowBody: true },
    bodyLimit,
    schema: {
      tags,
      summary:
        'What a new boundary or new districts would change and what is wrong with them; stores nothing',
      params: InCity,
      querystring: Nothing,
      body: CheckBorders,
      response: { 200: CheckedBorders },
    },
    handler: ({ params, body }) => checkBorders(db, params.city, body),
  })

  app.post(`${base}/store`, {
    config: { access: 'manage-geography', audit: 'borders-change', slowBody: true },
    bodyLimit,
    schema: {
      tags,
      summary:
        'Replace the boundary or the districts by what was checked; old inquiries follow in the background',
      params: InCity,
      querystring: Nothing,
      body: StoreBorders,
      response: { 200: StoredBorders },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const body = await storeBorders(trx, request.params.city, request.body)
        await jobs.send('borders', {}, within(trx))
        return { status: 200, body, ...(body.change && { subject: body.change.id }) }
      }),
  })
}
