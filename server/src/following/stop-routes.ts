import { OneStopLink, Stopped } from '@bezpechne/shared/following'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { transact } from '../platform/database.ts'
import { keysOf } from './asking.ts'
import { stopFollowing } from './managing.ts'

const tags = ['following']
const stop = '/follow/stop/:token'

/** The address in the header of a mail (RFC 8058): a mail program posts a form to it, a person opens a page. */
export const stopRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app
  const keys = keysOf(app)
  // NOTE: here alone: the form says nothing that the address does not.
  for (const form of ['application/x-www-form-urlencoded', 'multipart/form-data'])
    app.addContentTypeParser(
      form,
      async (_request: unknown, body: NodeJS.ReadableStream) => void body.resume(),
    )

  app.post(stop, {
    config: { access: 'public' },
    bodyLimit: 1024,
    schema: {
      tags,
      summary: 'Stop what a mail came by, at once and without a session; again without harm',
      params: OneStopLink,
      querystring: Nothing,
      response: { 200: Stopped },
    },
    async handler({ params }) {
      await transact(db, (trx) => stopFollowing(trx, keys, params.token))
      return { stopped: true as const }
    },
  })

  app.get(stop, {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'The page that shows what would be stopped; a look stops nothing',
      params: OneStopLink,
      querystring: Nothing,
    },
    // NOTE: after the #, so that no log on the way keeps it.
    handler: async ({ params }, reply) =>
      reply.header('cache-control', 'no-store').redirect(`/follow#${encodeURIComponent(params.token)}`, 303),
  })
}
