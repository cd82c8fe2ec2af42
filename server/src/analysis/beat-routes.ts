import {
  BeatWork,
  DraftReport,
  OneReport,
  OwnReports,
  PublishReport,
  SaveReport,
} from '@bezpechne/shared/beat-work'
import { OneBeat } from '@bezpechne/shared/beats'
import { InCity } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf } from '../access/guard.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { getBeatWork, getDraft, getOwnReports, publishReport, saveDraft } from './beat-reports.ts'

const tags = ['officers']
const path = '/cities/:city/beats/:beat/reports/:half'

/** What was done in a beat, and the report on it twice a year. */
export const beatWorkRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get('/cities/:city/beats/:beat/work', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'What was asked and answered inside a beat in twelve months, and its published reports',
      params: OneBeat,
      querystring: Nothing,
      response: { 200: BeatWork },
    },
    async handler({ params, reads }, reply) {
      reply.header('cache-control', 'public, max-age=30')
      return getBeatWork(reads, params.city, params.beat)
    },
  })

  app.get('/cities/:city/desk/beat-reports', {
    config: { access: 'keep-beat', audit: 'nothing-private' },
    schema: {
      tags,
      summary: 'Reports of the beats that one keeps',
      params: InCity,
      querystring: Nothing,
      response: { 200: OwnReports },
    },
    handler: (request) => getOwnReports(db, { city: request.params.city, ...writerIn(request) }),
  })

  await app.register(reportRoutes)
}

const reportRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get(path, {
    config: { access: 'keep-beat', audit: 'nothing-private' },
    schema: {
      tags,
      summary: 'The half-year report of an own beat: numbers, and what is written so far',
      params: OneReport,
      querystring: Nothing,
      response: { 200: DraftReport },
    },
    handler: (request) => getDraft(db, { ...request.params, ...writerIn(request) }),
  })

  app.post(path, {
    config: { access: 'keep-beat', audit: 'beat-report-write' },
    schema: {
      tags,
      summary: 'Save what is written, unless somebody else has saved since',
      params: OneReport,
      querystring: Nothing,
      body: SaveReport,
      response: { 200: DraftReport },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await saveDraft(trx, { ...request.params, ...writerIn(request) }, request.body),
      })),
  })

  app.post(`${path}/publish`, {
    config: { access: 'keep-beat', audit: 'beat-report-write' },
    schema: {
      tags,
      summary: 'Publish the report of a half that is over, with its numbers',
      params: OneReport,
      querystring: Nothing,
      body: PublishReport,
      response: { 200: DraftReport },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await publishReport(trx, { ...request.params, ...writerIn(request) }, request.body.version),
      })),
  })
}

function writerIn(request: FastifyRequest<{ Params: { city: string } }>): { staff: string; head: boolean } {
  const { id, memberships } = actorOf(request)
  const here = memberships.filter(({ city }) => city === request.params.city)
  return { staff: id, head: here.some(({ role }) => role === 'head') }
}
