import { Readable } from 'node:stream'

import { InCity } from '@bezpechne/shared/cities'
import { NewImport, OneImport, StartImport } from '@bezpechne/shared/imports'
import { Nothing } from '@bezpechne/shared/nothing'
import {
  PlaceAnswers,
  PlaceImportList,
  PlaceImportStatus,
  PlacePoints,
  PlaceRows,
  PlaceRowsQuery,
} from '@bezpechne/shared/place-imports'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf } from '../access/guard.ts'
import type { Trx } from '../platform/database.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { languageOf } from '../platform/language.ts'
import { cancelImport } from './actions.ts'
import {
  answerPlaces,
  getPlaceImport,
  getPlaceImports,
  getPlaceStatus,
  openPlaceImport,
  startPlaces,
} from './place-actions.ts'
import { listPlacePoints, listPlaceRows } from './place-queries.ts'
import { placeReportOf } from './report.ts'

const tags = ['settings']
export const placeImportsBase = '/cities/:city/desk/place-imports'
const base = placeImportsBase
const one = { tags, params: OneImport, querystring: Nothing }
// NOTE: streets are public: to read a file of them tells nothing of anybody.
const reads = { access: 'manage-geography', audit: 'nothing-private' } as const
const readsOne = { ...reads, finds: getPlaceImport }

export const placeImportRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get(base, {
    config: reads,
    schema: {
      tags,
      summary: 'How many streets and settlements a city has, and the files of them, the latest first',
      params: InCity,
      querystring: Nothing,
      response: { 200: PlaceImportList },
    },
    handler: ({ params }) => getPlaceImports(db, params.city),
  })

  app.get(`${base}/:id`, {
    config: readsOne,
    schema: { ...one, summary: 'How far a file of streets is', response: { 200: PlaceImportStatus } },
    handler: ({ params }) => getPlaceStatus(db, params.city, params.id),
  })
}

/** What was found in one. */
export const placeReadingRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get(`${base}/:id/rows`, {
    config: readsOne,
    schema: {
      ...one,
      summary: 'The first 100 rows that are new, changed, unchanged, gone, repeated, elsewhere or wrong',
      querystring: PlaceRowsQuery,
      response: { 200: PlaceRows },
    },
    handler: async ({ params, query }) => ({ items: await listPlaceRows(db, params, query.verdict, 100) }),
  })

  app.get(`${base}/:id/points`, {
    config: readsOne,
    schema: {
      ...one,
      summary: 'Where what changes lies, and what lies elsewhere: at most 2,000 of them',
      response: { 200: PlacePoints },
    },
    handler: async ({ params }) => ({ items: await listPlacePoints(db, params, 2000) }),
  })

  app.get(`${base}/:id/report.csv`, {
    config: readsOne,
    schema: { ...one, summary: 'What became of each row of a file of streets, as a table' },
    async handler({ params, headers }, reply) {
      reply.type('text/csv; charset=utf-8').header('cache-control', 'no-store')
      reply.header('content-disposition', 'attachment; filename="bezpechne-streets.csv"')
      return reply.send(Readable.from(placeReportOf(db, params, languageOf(headers))))
    },
  })
}

const answered = { response: { 200: PlaceImportStatus } }

export const placeStepRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(base, {
    config: { access: 'manage-geography', audit: 'import-open' },
    schema: {
      tags,
      summary:
        'Announce a file of streets and settlements (CSV, GeoJSON, TopoJSON, zipped shapefile, KML, KMZ), at most 50 MB; its pieces follow',
      params: InCity,
      querystring: Nothing,
      body: NewImport,
      response: { 201: PlaceImportStatus },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { city } = request.params
        const id = await openPlaceImport(trx, city, request.body, actorOf(request))
        return { status: 201, body: await getPlaceStatus(trx, city, id), subject: id }
      }),
  })

  app.post(`${base}/:id/answers`, {
    config: { access: 'manage-geography', audit: 'import-map', finds: getPlaceImport },
    schema: {
      ...one,
      ...answered,
      summary: 'Say what the file does not, and compare all rows with the gazetteer',
      body: PlaceAnswers,
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, (trx) => {
        const { city, id } = request.params
        return statusAfter(trx, request.params, answerPlaces(trx, city, id, request.body))
      }),
  })
}

async function statusAfter(trx: Trx, { city, id }: { city: string; id: string }, step: Promise<void>) {
  await step
  return { status: 200, body: await getPlaceStatus(trx, city, id), subject: id }
}

/** Taking and stopping. */
export const placeEndRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${base}/:id/start`, {
    config: { access: 'manage-geography', audit: 'places-change', finds: getPlaceImport },
    schema: { ...one, ...answered, summary: 'Take what was compared, in the background', body: StartImport },
    handler: (request, reply) =>
      answerOnce(db, request, reply, (trx) => {
        const { city, id } = request.params
        return statusAfter(trx, request.params, startPlaces(trx, city, id, request.body.seen))
      }),
  })

  app.post(`${base}/:id/cancel`, {
    config: { access: 'manage-geography', audit: 'import-cancel', finds: getPlaceImport },
    schema: { ...one, ...answered, summary: 'Stop a file of streets; what is written stays', body: Nothing },
    handler: (request, reply) =>
      answerOnce(db, request, reply, (trx) => {
        const { city, id } = request.params
        return statusAfter(trx, request.params, cancelImport(trx, 'places', city, id))
      }),
  })
}
