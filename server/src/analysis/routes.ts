import { InCity } from '@bezpechne/shared/cities'
import { DeskNumbers, Numbers, NumbersQuery } from '@bezpechne/shared/numbers'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import type { Db } from '../platform/database.ts'
import { beatWorkRoutes } from './beat-routes.ts'
import { numbersAsCsv } from './csv.ts'
import { keepAWhile } from './kept.ts'
import { getDeskNumbers, getNumbers } from './reads.ts'

const tags = ['numbers']
// With the half minute that they are kept here: what is hidden is in no number after a minute.
const cacheControl = 'public, max-age=20'

export const numbersRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app
  await app.register(beatWorkRoutes)
  const kept = keepAWhile<Numbers>()
  const numbersOf = (reads: Db, city: string, { from, to }: NumbersQuery) =>
    kept(`${city} ${from} ${to}`, () => getNumbers(reads, city, { from, to }))

  app.get('/cities/:city/numbers', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'What was asked, published, answered and confirmed in a city, and how long it took',
      params: InCity,
      querystring: NumbersQuery,
      response: { 200: Numbers },
    },
    async handler({ params, query, reads }, reply) {
      const numbers = await numbersOf(reads, params.city, query)
      reply.header('cache-control', cacheControl)
      return numbers
    },
  })

  app.get('/cities/:city/numbers.csv', {
    config: { access: 'public' },
    schema: { tags, summary: 'The same, one number a line', params: InCity, querystring: NumbersQuery },
    async handler({ params, query, reads }, reply) {
      const numbers = await numbersOf(reads, params.city, query)
      reply.type('text/csv; charset=utf-8').header('cache-control', cacheControl)
      reply.header('content-disposition', `attachment; filename="bezpechne-${params.city}-numbers.csv"`)
      return reply.send(numbersAsCsv(numbers))
    },
  })

  app.get('/cities/:city/desk/numbers', {
    config: { access: 'read-numbers', audit: 'nothing-private' },
    schema: {
      tags,
      summary: 'The same for those who work on it, with every reason and what waits now',
      params: InCity,
      querystring: NumbersQuery,
      response: { 200: DeskNumbers },
    },
    handler: async ({ params, query }) => getDeskNumbers(db, params.city, query),
  })
}
