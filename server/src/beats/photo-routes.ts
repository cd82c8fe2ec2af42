import { randomUUID } from 'node:crypto'

import { Changed, OneOfficerPhoto } from '@bezpechne/shared/beat-settings'
import { InCity } from '@bezpechne/shared/cities'
import { OneById } from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { actorOf } from '../access/guard.ts'
import { AppError } from '../platform/errors.ts'
import { expectOfficer, lockOfficer } from './arranging.ts'
import { changed } from './desk-routes.ts'
import { isOfficerPhoto, setPhoto } from './officer-queries.ts'
import { ownId } from './own.ts'

const Bytes = z.custom<Buffer>((body) => Buffer.isBuffer(body))
const tags = ['officers']
const upload = {
  tags,
  querystring: Nothing,
  consumes: ['image/jpeg', 'image/png', 'image/webp'],
  body: Bytes,
  response: { 200: Changed },
}
const bodyLimit = 8 * 1024 * 1024
const fileOf = (city: string, photo: string) => `${city}/${photo}.jpg`

/** Pictures of officers: encoded anew, shown to everybody. */
export const officerPhotoRoutes: FastifyPluginAsyncZod = async (app) => {
  const { storage } = app
  await app.register(uploadRoutes)

  app.get('/cities/:city/officers/photos/:photo', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'The picture of an officer',
      params: OneOfficerPhoto,
      querystring: Nothing,
      response: { 200: { content: { 'image/jpeg': { schema: Bytes } } } },
    },
    async handler({ params: { city, photo }, reads }, reply) {
      const known = await isOfficerPhoto(reads, city, photo)
      const bytes = known ? await storage.find(fileOf(city, photo)) : undefined
      if (!bytes) throw new AppError('not-found')
      reply.header('cache-control', 'public, max-age=300').header('x-content-type-options', 'nosniff')
      return reply.type('image/jpeg').send(bytes)
    },
  })
}

const uploadRoutes: FastifyPluginAsyncZod = async (app) => {
  // Of this plugin alone: everywhere else a body is JSON.
  app.removeAllContentTypeParsers()
  for (const type of [/^image\//, 'application/octet-stream']) {
    app.addContentTypeParser(type, { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body)
  }

  app.post('/cities/:city/desk/officers/:id/photo', {
    config: { access: 'manage-beats', audit: 'officers-change', slowBody: true, finds: expectOfficer },
    bodyLimit,
    schema: {
      ...upload,
      summary: 'The picture of an officer: JPEG, PNG or WebP, at most 8 MB',
      params: OneById,
    },
    handler: (request, reply) => {
      const { city, id } = request.params
      return store(app, request, reply, { city, id, bytes: request.body })
    },
  })

  app.post('/cities/:city/own-beats/photo', {
    config: { access: 'keep-beat', audit: 'officers-change', slowBody: true },
    bodyLimit,
    schema: { ...upload, summary: 'The own picture', params: InCity },
    async handler(request, reply) {
      const { city } = request.params
      const id = await ownId(app.db, city, actorOf(request))
      return store(app, request, reply, { city, id, bytes: request.body })
    },
  })
}

/** NOTE: on the disk before the transaction opens; a file that no row names in the end goes with the sweep. */
async function store(
  { db, images, storage }: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  { city, id, bytes }: { city: string; id: string; bytes: Buffer },
): Promise<Changed> {
  const encoded = await images.encode(bytes)
  const photo = randomUUID()
  await storage.put(fileOf(city, photo), encoded.bytes)
  return changed(db, request, reply, async (trx) => {
    await lockOfficer(trx, city, id)
    await setPhoto(trx, city, id, photo)
    return { id }
  })
}
