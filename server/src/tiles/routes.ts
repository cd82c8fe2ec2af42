import { InCity } from '@bezpechne/shared/cities'
import { CityTotals, MapQuery, Tile, TileAddress, TileQuery } from '@bezpechne/shared/tiles'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { AppError } from '../platform/errors.ts'
import { findTotals } from './queries.ts'
import { sendTile } from './send-tile.ts'
import type { TileSource } from './tile-source.ts'

export const tileRoutes: FastifyPluginAsyncZod<{ source: TileSource }> = async (app, { source }) => {
  app.get('/tiles/:z/:x/:y', {
    config: { access: 'public' },
    // It comes compressed from where it is kept.
    compress: false,
    schema: {
      tags: ['map'],
      summary: 'One tile of the map',
      description:
        'Counted cells, or pins from zoom 15 on where at most 1,000 pass; of one city, or of all. Positions in 4096ths.',
      params: TileAddress,
      querystring: TileQuery,
      response: { 200: Tile, 304: z.null() },
    },
    async handler(request, reply) {
      const entry = await source.get(request.params, request.query)
      return sendTile(request, reply, { entry, freshness: source.freshness })
    },
  })

  app.get('/cities/:city/totals', {
    config: { access: 'public' },
    schema: {
      tags: ['map'],
      summary: 'Pins of a city that pass a filter, counted by the map itself',
      params: InCity,
      querystring: MapQuery,
      response: { 200: CityTotals },
    },
    async handler({ params, query, reads }, reply) {
      const totals = await findTotals(reads, params.city, source.filterOf(query))
      if (!totals) throw new AppError('city-not-found')
      return reply.header('cache-control', source.freshness).send(totals)
    },
  })
}
