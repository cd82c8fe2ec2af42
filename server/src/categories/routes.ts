import { Category } from '@bezpechne/shared/categories'
import { InCity } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import { pageOf } from '@bezpechne/shared/page'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { getCity } from '../cities/index.ts'
import { listCategories } from './queries.ts'

export const categoryRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/cities/:city/categories', {
    config: { access: 'public' },
    schema: {
      tags: ['cities'],
      summary: 'What an inquiry of a city can be about, and whose job that is',
      params: InCity,
      querystring: Nothing,
      response: { 200: pageOf(Category) },
    },
    async handler({ params, reads }) {
      const city = await getCity(reads, params.city)
      return { items: await listCategories(reads, city.id), nextCursor: null }
    },
  })
}
