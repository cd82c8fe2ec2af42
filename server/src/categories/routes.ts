import { Category, ChooseCategories, CityCategories } from '@bezpechne/shared/categories'
import { InCity } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import { pageOf } from '@bezpechne/shared/page'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { getCity } from '../cities/index.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { chooseCategories, getChosen } from './actions.ts'
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

  app.get('/cities/:city/desk/categories', {
    config: { access: 'open-city', audit: 'nothing-private' },
    schema: {
      tags: ['settings'],
      summary: 'Topics that take pins: which are on, in which order',
      params: InCity,
      querystring: Nothing,
      response: { 200: CityCategories },
    },
    async handler({ params }, reply) {
      reply.header('cache-control', 'no-store')
      return getChosen(app.db, params.city)
    },
  })

  app.post('/cities/:city/desk/categories', {
    config: { access: 'open-city', audit: 'categories-change' },
    schema: {
      tags: ['settings'],
      summary: 'Choose and order the topics that residents are offered; what is of another one keeps it',
      params: InCity,
      querystring: Nothing,
      body: ChooseCategories,
      response: { 200: CityCategories },
    },
    handler: (request, reply) =>
      answerOnce(app.db, request, reply, async (trx) => ({
        status: 200,
        body: await chooseCategories(trx, request.params.city, request.body),
      })),
  })
}
