import { Readable } from 'node:stream'

import { InCity } from '@bezpechne/shared/cities'
import {
  ImportColumns,
  ImportList,
  ImportMapping,
  ImportPoints,
  ImportRows,
  ImportStatus,
  NewImport,
  OneImport,
  StartImport,
} from '@bezpechne/shared/imports'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf } from '../access/guard.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { languageOf } from '../platform/language.ts'
import {
  agreeToImport,
  cancelImport,
  getColumns,
  getImport,
  mapColumns,
  openImport,
  startImport,
  statusFor,
} from './actions.ts'
import { type ImportRow, listImports } from './queries.ts'
import { reportOf } from './report.ts'
import { listPoints, listTroubles } from './row-queries.ts'

const tags = ['settings']
const base = '/cities/:city/desk/imports'
const one = { tags, params: OneImport, querystring: Nothing }
const access = 'import-data'

export const importRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get(base, {
    config: { access, audit: 'nothing-private' },
    schema: {
      tags,
      summary: 'Files of inquiries of this city, the latest first',
      params: InCity,
      querystring: Nothing,
      response: { 200: ImportList },
    },
    async handler(request) {
      const rows = await listImports(db, 'inquiries', request.params.city, 20)
      return { items: rows.map((row) => statusFor(row, actorOf(request))) }
    },
  })

  app.get(`${base}/:id`, {
    config: { access, audit: 'nothing-private' },
    schema: { ...one, summary: 'How far a file is, without a word of it', response: { 200: ImportStatus } },
    handler: async (request) =>
      statusFor(await getImport(db, request.params.city, request.params.id), actorOf(request)),
  })

  app.get(`${base}/:id/columns`, {
    config: { access, audit: 'imports-read' },
    schema: { ...one, summary: 'What stands in its columns', response: { 200: ImportColumns } },
    handler: ({ params }) => getColumns(db, params.city, params.id),
  })
}

/** What the file says: each reading of it leaves a line in the audit. */
export const importReadingRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get(`${base}/:id/rows`, {
    config: { access, audit: 'imports-read' },
    schema: { ...one, summary: 'The first 100 rows that are refused or wait', response: { 200: ImportRows } },
    async handler({ params }) {
      await getImport(db, params.city, params.id)
      return { items: await listTroubles(db, params, 100) }
    },
  })

  app.get(`${base}/:id/points`, {
    config: { access, audit: 'imports-read' },
    schema: { ...one, summary: 'Where its rows lie: at most 2,000 of them', response: { 200: ImportPoints } },
    async handler({ params }) {
      await getImport(db, params.city, params.id)
      return { items: await listPoints(db, params, 2000) }
    },
  })

  app.get(`${base}/:id/report.csv`, {
    config: { access, audit: 'imports-read' },
    schema: { ...one, summary: 'What became of each row, as a table' },
    async handler({ params, headers }, reply) {
      await getImport(db, params.city, params.id)
      reply.type('text/csv; charset=utf-8').header('cache-control', 'no-store')
      reply.header('content-disposition', 'attachment; filename="bezpechne-import.csv"')
      return reply.send(Readable.from(reportOf(db, params, languageOf(headers))))
    },
  })
}

const answered = { response: { 200: ImportStatus } }

async function done(found: Promise<ImportRow>, who: ReturnType<typeof actorOf>) {
  return { status: 200, body: statusFor(await found, who) }
}

export const importStepRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(base, {
    config: { access, audit: 'import-open' },
    schema: {
      tags,
      summary: 'Announce a CSV file of inquiries, at most 50 MB; its pieces follow',
      params: InCity,
      querystring: Nothing,
      body: NewImport,
      response: { 201: ImportStatus },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { city } = request.params
        const id = await openImport(trx, { kind: 'inquiries', city, ...request.body }, actorOf(request))
        const opened = await getImport(trx, city, id)
        return { status: 201, body: statusFor(opened, actorOf(request)), subject: id }
      }),
  })

  app.post(`${base}/:id/mapping`, {
    config: { access, audit: 'import-map', finds: getImport },
    schema: {
      ...one,
      ...answered,
      summary: 'Say which column is what, and check all rows',
      body: ImportMapping,
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, (trx) => {
        const { city, id } = request.params
        return done(mapColumns(trx, city, id, request.body), actorOf(request))
      }),
  })
}

/** Beginning, agreeing and stopping. */
export const importEndRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  for (const [name, audit, act, summary] of [
    ['start', 'import-start', startImport, 'Begin, or propose what is to be seen at once to a second person'],
    ['agree', 'import-agree', agreeToImport, 'Agree as the second person, of the other role, and begin'],
  ] as const) {
    app.post(`${base}/:id/${name}`, {
      // NOTE: an open tab alone brings no thousands of inquiries in, and shows none.
      config: { access, audit, fresh: true },
      schema: { ...one, ...answered, summary, body: StartImport },
      handler: (request, reply) =>
        answerOnce(db, request, reply, (trx) => {
          const { city, id } = request.params
          const who = actorOf(request)
          return done(act(trx, city, id, { seen: request.body.seen, who }), who)
        }),
    })
  }

  app.post(`${base}/:id/cancel`, {
    config: { access, audit: 'import-cancel' },
    schema: { ...one, ...answered, summary: 'Stop it; what is written stays', body: Nothing },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { city, id } = request.params
        await cancelImport(trx, 'inquiries', city, id)
        return done(getImport(trx, city, id), actorOf(request))
      }),
  })
}
