import { createHash } from 'node:crypto'

import { AddressMatches } from '@bezpechne/shared/beat-search'
import { BeatDetail, BeatOutlines, OfficersAt, OfficersAtQuery, OneBeat } from '@bezpechne/shared/beats'
import { InCity } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { findByAddress } from './finding.ts'
import { getBeatDetail, getOutlines, officersAt } from './keeping.ts'

const tags = ['officers']

export const publicBeatRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/cities/:city/officers/at', {
    config: { access: 'public' },
    schema: {
      tags,
      summary:
        'Who keeps the beat of a point today, near a border both neighbours; or what a typed address may mean',
      params: InCity,
      querystring: OfficersAtQuery,
      response: { 200: z.union([OfficersAt, AddressMatches]) },
    },
    async handler({ params, query: { lat, lng, doubt, address = '' }, reads }, reply) {
      // NOTE: where somebody looked is nobody's business: it stays in no shared cache.
      reply.header('cache-control', 'private, max-age=30')
      if (lat === undefined || lng === undefined) return findByAddress(reads, params.city, address)
      return officersAt(reads, params.city, { lat, lng }, doubt)
    },
  })

  app.get('/cities/:city/beats/:beat', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'A beat: who keeps it, its outline, notices in force, neighbours',
      params: OneBeat,
      querystring: Nothing,
      response: { 200: BeatDetail },
    },
    async handler({ params, reads }, reply) {
      reply.header('cache-control', 'public, max-age=60')
      return getBeatDetail(reads, params.city, params.beat)
    },
  })

  await app.register(outlineRoutes)
}

const outlineRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/cities/:city/beats.geojson', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Outlines of all beats of a city as GeoJSON',
      params: InCity,
      querystring: Nothing,
      response: { 200: { content: { 'application/geo+json': { schema: BeatOutlines } } }, 304: z.null() },
    },
    async handler({ params, headers, reads }, reply) {
      const outlines = await getOutlines(reads, params.city)
      const hash = createHash('sha256').update(JSON.stringify(outlines)).digest('base64url')
      const etag = `"${hash.slice(0, 22)}"`
      reply.header('cache-control', 'public, max-age=60, stale-while-revalidate=3600').header('etag', etag)
      if (headers['if-none-match'] === etag) return reply.code(304).send(null)
      return reply.type('application/geo+json').send(outlines)
    },
  })
}
