import { InCity } from '@bezpechne/shared/cities'
import { mostFileBytes } from '@bezpechne/shared/map-file-size'
import { MapFile, MapFileAsked } from '@bezpechne/shared/map-files'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { actorOf } from '../access/guard.ts'
import { getCity } from '../cities/index.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { readMapFile } from '../shapes/index.ts'

const Bytes = z.custom<Buffer>((body) => Buffer.isBuffer(body) && body.byteLength > 0)

export const mapFileRoutes: FastifyPluginAsyncZod = async (app) => {
  // Of this plugin alone: everywhere else a body is JSON.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => body,
  )

  app.post('/cities/:city/desk/map-files', {
    // NOTE: a head reads files of beats by it; it tells nothing but what the file holds.
    config: { access: 'manage-beats', audit: 'nothing-private', slowBody: true },
    bodyLimit: mostFileBytes,
    schema: {
      tags: ['settings'],
      summary:
        'Read a file of borders (GeoJSON, TopoJSON, zipped shapefile, KML, KMZ; at most 50 MB) as WGS-84; stores nothing',
      params: InCity,
      querystring: MapFileAsked,
      consumes: ['application/octet-stream'],
      body: Bytes,
      response: { 200: MapFile },
    },
    async handler(request) {
      const { centre } = await getCity(app.db, request.params.city)
      await spend(app.db, 'map-file', actorOf(request).id, limits.mapFiles)
      return readMapFile(request.body, { ...request.query, near: centre })
    },
  })
}
