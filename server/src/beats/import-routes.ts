import { Checked, CheckFiles, Imported, ImportFiles } from '@bezpechne/shared/beat-import'
import { InCity } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { answerOnce } from '../platform/idempotency.ts'
import { checkFiles, importFiles } from './importing.ts'

const tags = ['settings']
const base = '/cities/:city/desk/beats'
// A large city's beats, drawn to the metre, are a megabyte or two.
const bodyLimit = 8 * 1024 * 1024

export const beatImportRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${base}/check`, {
    config: { access: 'manage-beats', audit: 'nothing-private', slowBody: true },
    bodyLimit,
    schema: {
      tags,
      summary:
        'What an import of beats (GeoJSON) and officers (CSV) would do and what is wrong; stores nothing',
      params: InCity,
      querystring: Nothing,
      body: CheckFiles,
      response: { 200: Checked },
    },
    handler: ({ params, body }) => checkFiles(db, params.city, body),
  })

  app.post(`${base}/import`, {
    config: { access: 'manage-beats', audit: 'beats-change', slowBody: true },
    bodyLimit,
    schema: {
      tags,
      summary: 'Store beats and officers that were checked, in one transaction',
      params: InCity,
      querystring: Nothing,
      body: ImportFiles,
      response: { 200: Imported },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await importFiles(trx, request.params.city, request.body),
      })),
  })
}
