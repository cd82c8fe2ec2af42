import { InCity } from '@bezpechne/shared/cities'
import { Verified, VerifyQuery } from '@bezpechne/shared/letters'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { limits, spend } from '../platform/rate-limit.ts'
import { isGenuine } from './office-queries.ts'
import { asBuffer } from './writing-queries.ts'

/** The page behind the QR of a receipt. */
export const verifyRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get('/cities/:city/letters/verify', {
    config: { access: 'public', whenClosed: true },
    schema: {
      tags: ['letters'],
      summary: 'Whether a receipt’s number, day and text belong together; nothing else is told',
      params: InCity,
      querystring: VerifyQuery,
      response: { 200: Verified },
    },
    async handler({ params: { city }, query, subject }, reply) {
      reply.header('cache-control', 'no-store')
      await spend(db, 'letter-verify', subject, limits.verifications)
      return { genuine: await isGenuine(db, city, { ...query, sha256: asBuffer(query.sha256) }) }
    },
  })
}
