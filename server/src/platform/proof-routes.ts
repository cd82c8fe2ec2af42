import { InCity } from '@bezpechne/shared/cities'
import { Challenge, ChallengeQuery } from '@bezpechne/shared/proof'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

export const proofRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/cities/:city/challenge', {
    config: { access: 'public', whenClosed: true },
    schema: {
      tags: ['inquiries'],
      summary: 'Work to be done before something is sent without an account; harder for who asks often',
      params: InCity,
      querystring: ChallengeQuery,
      response: { 200: Challenge },
    },
    async handler({ params: { city }, query: { action }, subject }, reply) {
      reply.header('cache-control', 'no-store')
      return app.proofs.challenge(app.db, { city, action, subject })
    },
  })
}
