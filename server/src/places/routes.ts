import { InCity } from '@bezpechne/shared/cities'
import { Places, PlacesQuery } from '@bezpechne/shared/places'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { limits, spendOnRead } from '../platform/rate-limit.ts'
import { findPlaces } from './finding.ts'
import type { Geocoder } from './geocoder.ts'

interface Options {
  geocoder: Geocoder | undefined
}

export const placeRoutes: FastifyPluginAsyncZod<Options> = async (app, { geocoder }) => {
  app.get('/cities/:city/places', {
    config: { access: 'public' },
    schema: {
      tags: ['cities'],
      summary:
        'Streets and settlements of a city by typed words: today’s and former names, misspelt ones too',
      params: InCity,
      querystring: PlacesQuery,
      response: { 200: Places },
    },
    async handler({ params: { city }, query: { q, whole }, reads, subject }, reply) {
      await spendOnRead(app.db, 'places', subject, limits.places)
      // NOTE: where somebody looks is nobody's business: it stays in no shared cache.
      reply.header('cache-control', 'private, max-age=300')
      return findPlaces(reads, { city, q, geocoder: whole ? geocoder : undefined })
    },
  })
}
