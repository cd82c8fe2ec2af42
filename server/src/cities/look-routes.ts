import { InCity } from '@bezpechne/shared/cities'
import {
  EmblemVersion,
  LookSet,
  LookSettings,
  mostEmblemBytes,
  ResetLook,
  SetLook,
} from '@bezpechne/shared/look'
import { OneById } from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { AppError } from '../platform/errors.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { getLookSettings, replaceEmblem, resetLook, setLook } from './look-actions.ts'
import { findEmblem } from './look-queries.ts'

const tags = ['cities']
const base = '/cities/:city/look'
const Bytes = z.custom<Buffer>((body) => Buffer.isBuffer(body))
const changes = { access: 'manage-look', audit: 'look-change' } as const
const changed = { tags, params: InCity, querystring: Nothing, response: { 200: LookSet } }

/** How a community looks to its residents, and what it says of itself. */
export const lookRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app
  await app.register(emblemRoutes)
  await app.register(emblemUpload)

  app.get(base, {
    // NOTE: what everybody reads, and a notice that is not up yet.
    config: { access: 'manage-look', audit: 'nothing-private' },
    schema: {
      tags,
      summary: 'Every part of the look: what this city made of it, and what it is without',
      params: InCity,
      querystring: Nothing,
      response: { 200: LookSettings },
    },
    handler: async ({ params }) => getLookSettings(db, params.city),
  })

  app.post(base, {
    config: changes,
    schema: { ...changed, summary: 'Set one part of the look', body: SetLook },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { params, body } = request
        return { status: 200, body: await setLook(trx, params.city, body), subject: body.part }
      }),
  })

  app.post(`${base}/reset`, {
    config: changes,
    schema: { ...changed, summary: 'Set one part of the look back to what the product has', body: ResetLook },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { params, body } = request
        return { status: 200, body: await resetLook(trx, { ...params, ...body }), subject: body.part }
      }),
  })
}

const emblemRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/cities/:city/emblem/:id', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'The emblem of a city, 192 pixels a side',
      params: OneById,
      querystring: Nothing,
      response: { 200: { content: { 'image/webp': { schema: Bytes } } } },
    },
    async handler({ params, reads }, reply) {
      const bytes = await findEmblem(reads, params.city, params.id)
      if (!bytes) throw new AppError('not-found')
      // Another emblem has another address.
      reply.header('cache-control', 'public, max-age=86400, immutable')
      return reply.type('image/webp').send(bytes)
    },
  })
}

const emblemUpload: FastifyPluginAsyncZod = async (app) => {
  const { db, images } = app
  // Of this plugin alone: everywhere else a body is JSON.
  app.removeAllContentTypeParsers()
  for (const type of [/^image\//, 'application/octet-stream']) {
    app.addContentTypeParser(type, { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body)
  }

  app.post(`${base}/emblem`, {
    config: { ...changes, slowBody: true },
    bodyLimit: mostEmblemBytes,
    schema: {
      ...changed,
      summary: 'The emblem of the city: JPEG, PNG or WebP, at most 2 MB; drawn anew, without what it carries',
      consumes: ['image/jpeg', 'image/png', 'image/webp'],
      querystring: EmblemVersion,
      body: Bytes,
    },
    async handler(request, reply) {
      const { city } = request.params
      const version = Number(request.query.version)
      // NOTE: drawn before the transaction opens: the embedded database has only one.
      const { bytes } = await images.encodeSign(request.body)
      return answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await replaceEmblem(trx, { city, version }, bytes),
        subject: 'emblem',
      }))
    },
  })
}
