import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import * as z from 'zod'

import { AppError } from './errors.ts'

const Alive = z.strictObject({ status: z.literal('ok') })

/** For whoever watches the server: that it runs, and that it can answer. Nothing else is told. */
export const serviceRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/health', {
    config: { access: 'public' },
    schema: {
      tags: ['service'],
      summary: 'The process runs and wants requests; 503 in its last seconds',
      response: { 200: Alive },
    },
    async handler() {
      if (app.isLeaving()) throw new AppError('unavailable')
      return { status: 'ok' as const }
    },
  })

  app.get('/ready', {
    config: { access: 'public' },
    schema: { tags: ['service'], summary: 'It can answer: the database is there', response: { 200: Alive } },
    async handler(request) {
      if (app.isLeaving()) throw new AppError('unavailable')
      try {
        await sql`select 1`.execute(app.db)
      } catch (error) {
        request.log.error({ err: error }, 'not ready')
        throw new AppError('unavailable')
      }
      return { status: 'ok' as const }
    },
  })
}
