import { Category } from '@bezpechne/shared/categories'
import { InCity } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import { pageOf } from '@bezpechne/shared/page'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { getCity } from '../cities/index.ts'
import { listCategories } from './queries.ts'

export const categoryRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get('/cities/:city/categories', {
    config: { access: 'public' },
    schema: {
      tags: ['cities'],
      summary: 'What an inquiry of a city can be about, and whose job that is',
      params: InCity,
      querystring: Nothing,
      response: { 200: pageOf(Category) },
    },
    async handler({ params }) {
      const city = await getCity(db, params.city)
      return { items: await listCategories(db, city.id), nextCursor: null }
    },
  })
}
