import { InCity } from '@bezpechne/shared/cities'
import { Organisation } from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import { pageOf } from '@bezpechne/shared/page'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { getCity } from '../cities/index.ts'
import { listOrganisations } from './queries.ts'

export const organisationRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/cities/:city/organisations', {
    config: { access: 'public' },
    schema: {
      tags: ['cities'],
      summary: 'Who answers in a city',
      params: InCity,
      querystring: Nothing,
      response: { 200: pageOf(Organisation) },
    },
    async handler({ params, reads }) {
      const city = await getCity(reads, params.city)
      return { items: await listOrganisations(reads, city.id), nextCursor: null }
    },
  })
}
