import { CityId } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import { ChangeQuota, Costs, CostsQuery } from '@bezpechne/shared/operator-costs'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { AppError } from '../platform/errors.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { holdQuota, setQuota } from '../platform/quotas.ts'
import { costsAsCsv, getCosts, type Prices } from './costs.ts'
import { isCity } from './operator-queries.ts'

const tags = ['operator']
const reads = { access: 'operator', audit: 'costs-read' } as const

/** What each city uses of the server that they share, and may. */
export const costRoutes: FastifyPluginAsyncZod<{ prices: Prices }> = async (app, { prices }) => {
  const { db } = app

  app.get('/operator/costs', {
    config: reads,
    schema: {
      tags,
      summary: 'What each city used in a month, of what it may, and what that costs',
      querystring: CostsQuery,
      response: { 200: Costs },
    },
    async handler({ query }, reply) {
      reply.header('cache-control', 'no-store')
      return getCosts(db, query.month, prices)
    },
  })

  app.get('/operator/costs.csv', {
    config: reads,
    schema: { tags, summary: 'The same as a table', querystring: CostsQuery },
    async handler({ query: { month } }, reply) {
      reply.type('text/csv; charset=utf-8').header('cache-control', 'no-store')
      reply.header('content-disposition', `attachment; filename="bezpechne-costs-${month}.csv"`)
      return reply.send(costsAsCsv(await getCosts(db, month, prices)))
    },
  })

  app.post('/operator/cities/:city/quota', {
    config: { access: 'operator', audit: 'quota-change' },
    schema: {
      tags,
      summary: 'Say what a city may use; null is as usual',
      params: z.strictObject({ city: CityId }),
      querystring: Nothing,
      body: ChangeQuota,
      response: { 200: Nothing },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { city } = request.params
        if (!(await isCity(trx, city))) throw new AppError('city-not-found')
        const { seen, ...quota } = request.body
        if (!(await holdQuota(trx, city, seen))) throw new AppError('stale-version')
        await setQuota(trx, city, quota)
        return { status: 200, body: {} }
      }),
  })
}
