import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import * as z from 'zod'

import { AppError } from './errors.ts'

const Alive = z.strictObject({ status: z.literal('ok') })

/** For whoever watches the server: that it runs, and that it can answer. Nothing else is told. */
export const serviceRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/health', {
    config: { access: 'public' },
    schema: { tags: ['service'], summary: 'The process runs', response: { 200: Alive } },
    handler: async () => ({ status: 'ok' as const }),
  })

  app.get('/ready', {
    config: { access: 'public' },
    schema: { tags: ['service'], summary: 'It can answer: the database is there', response: { 200: Alive } },
    async handler(request) {
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
