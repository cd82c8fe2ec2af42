import { InCity } from '@bezpechne/shared/cities'
import { dataCredit, dataLicence } from '@bezpechne/shared/data-licence'
import { DumpFile, DumpList } from '@bezpechne/shared/dumps'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { getCity } from '../cities/index.ts'
import { AppError } from '../platform/errors.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import type { Storage } from '../platform/storage.ts'
import { type Format, keyOf } from './files.ts'
import { type DumpRow, findDump, listDumps } from './queries.ts'

const tags = ['inquiries']
/** Asked each time: what was taken away must not live on in somebody's cache. An answer without change costs nothing. */
const cacheControl = 'no-cache'

// NOTE: the primary, never a replica: it knows first what was taken away.

export const dumpRoutes: FastifyPluginAsyncZod<{ storage: Storage }> = async (app, { storage }) => {
  const { db } = app

  app.get('/cities/:city/dumps', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Dated files of what was public at the end of a day, with sizes and SHA-256',
      params: InCity,
      querystring: Nothing,
      response: { 200: DumpList },
    },
    async handler({ params }, reply) {
      const { id, name } = await getCity(db, params.city)
      reply.header('cache-control', cacheControl)
      return {
        licence: dataLicence,
        credit: dataCredit(name.uk),
        items: (await listDumps(db, id)).map(shownOf),
      }
    },
  })

  await app.register(dumpFileRoutes, { storage })
}

const dumpFileRoutes: FastifyPluginAsyncZod<{ storage: Storage }> = async (app, { storage }) => {
  const { db } = app

  app.get('/cities/:city/dumps/:file', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'One of them, gzip; 503 while something is being taken out of it',
      params: DumpFile,
      querystring: Nothing,
    },
    async handler({ params, headers, subject }, reply) {
      const { id } = await getCity(db, params.city)
      const [day = '', format] = params.file.split('.')
      const dump = await findDump(db, id, day)
      if (!dump) throw new AppError('not-found')
      if (!dump.ready) throw new AppError('unavailable', { retryAfter: 60 })
      const isCsv = format === 'csv'
      const etag = `"${isCsv ? dump.csvSha256 : dump.geojsonSha256}"`
      reply.headers({ etag, 'cache-control': cacheControl, link: `<${dataLicence.url}>; rel="license"` })
      if (headers['if-none-match']?.split(/,\s*/).includes(etag)) return reply.status(304).send()
      await spend(db, 'export', subject, limits.exports)
      const bytes = await storage.read(keyOf(dump, dump.file, isCsv ? 'csv' : 'geojson'))
      if (!bytes) throw new AppError('not-found')
      reply.type('application/gzip').header('content-length', isCsv ? dump.csvBytes : dump.geojsonBytes)
      reply.header('content-disposition', `attachment; filename="bezpechne-${id}-${params.file}"`)
      return reply.send(bytes)
    },
  })
}

function shownOf(dump: DumpRow): DumpList['items'][number] {
  const { city, day, rows, ready, cleanedOn } = dump
  const fileOf = (format: Format, bytes: number, sha256: string) => ({
    format,
    url: `/api/v1/cities/${city}/dumps/${day}.${format}.gz`,
    bytes,
    sha256,
  })
  const files = [
    fileOf('geojson', dump.geojsonBytes, dump.geojsonSha256),
    fileOf('csv', dump.csvBytes, dump.csvSha256),
  ]
  return { day, rows, ready, cleanedOn, files }
}
