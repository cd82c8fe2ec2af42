import { createHash } from 'node:crypto'

import { City, CityContext, CityDetail, InCity } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import { pageOf } from '@bezpechne/shared/page'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { getCityDetail, getContext } from './actions.ts'
import { cardRoutes } from './card-routes.ts'
import { lookRoutes } from './look-routes.ts'
import { listCities } from './queries.ts'

export const cityRoutes: FastifyPluginAsyncZod = async (app) => {
  await app.register(cardRoutes)
  await app.register(lookRoutes)

  app.get('/cities', {
    config: { access: 'public' },
    schema: {
      tags: ['cities'],
      summary: 'Every city with its place on the map and the number of its pins',
      querystring: Nothing,
      response: { 200: pageOf(City) },
    },
    handler: async ({ reads }) => ({ items: await listCities(reads), nextCursor: null }),
  })

  app.get('/cities/:city', {
    config: { access: 'public' },
    schema: {
      tags: ['cities'],
      summary: 'One city with its districts and categories',
      params: InCity,
      querystring: Nothing,
      response: { 200: CityDetail },
    },
    handler: async ({ params, reads }) => getCityDetail(reads, params.city),
  })

  app.get('/cities/:city/context.geojson', {
    config: { access: 'public' },
    schema: {
      tags: ['cities'],
      summary: 'Outline, water and districts of a city as GeoJSON',
      params: InCity,
      querystring: Nothing,
      response: { 200: { content: { 'application/geo+json': { schema: CityContext } } }, 304: z.null() },
    },
    async handler({ params, headers, reads }, reply) {
      const context = await getContext(reads, params.city)
      const hash = createHash('sha256').update(JSON.stringify(context)).digest('base64url')
      const etag = `"${hash.slice(0, 22)}"`
      // A border moves once in years: a day-old outline under a fresh pin harms nobody.
      reply.header('cache-control', 'public, max-age=300, stale-while-revalidate=86400').header('etag', etag)
      if (headers['if-none-match'] === etag) return reply.code(304).send(null)
      return reply.type('application/geo+json').send(context)
    },
  })
}
