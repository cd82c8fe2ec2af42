import { CityId, InCity } from '@bezpechne/shared/cities'
import { UploadedPhoto } from '@bezpechne/shared/inquiries'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { actorOf } from '../access/guard.ts'
import { getCity } from '../cities/index.ts'
import { AppError } from '../platform/errors.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { checkRoom } from '../platform/quotas.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { insertPhoto } from './photo-queries.ts'
import { fileOf, getOriginalPhoto, getShownPhoto, newPhotoKey } from './photos.ts'

const OnePhoto = z.strictObject({ city: CityId, id: z.uuid() })
const Bytes = z.custom<Buffer>((body) => Buffer.isBuffer(body))
const jpeg = { 200: { content: { 'image/jpeg': { schema: Bytes } } } }
const tags = ['inquiries']
const mostBytes = 8 * 1024 * 1024

export const photoUploadRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, images, storage } = app

  // Of this plugin alone: everywhere else a body is JSON.
  app.removeAllContentTypeParsers()
  for (const type of [/^image\//, 'application/octet-stream']) {
    app.addContentTypeParser(type, { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body)
  }

  app.post('/cities/:city/photos', {
    config: { access: 'public', slowBody: true },
    bodyLimit: mostBytes,
    schema: {
      tags,
      summary: 'A photo for a submission that follows within an hour: JPEG, PNG or WebP, at most 8 MB',
      params: InCity,
      querystring: Nothing,
      consumes: ['image/jpeg', 'image/png', 'image/webp'],
      body: Bytes,
      response: { 201: UploadedPhoto },
    },
    async handler(request, reply) {
      const { city } = request.params
      await getCity(db, city)
      await spend(db, 'photo', request.subject, limits.photos)
      await checkRoom(db, city)
      // NOTE: decoded and on the disk before the transaction opens: the embedded database has only one.
      const { bytes, width, height } = await images.encode(request.body)
      const key = newPhotoKey(city)
      await storage.put(fileOf(key), bytes)
      let used = false
      try {
        const answer = await answerOnce(db, request, reply, async (trx) => {
          await insertPhoto(trx, { ...key, width, height, bytes: bytes.byteLength })
          return { status: 201, body: { id: key.id, width, height } }
        })
        used = answer.id === key.id
        return answer
      } catch (error) {
        // NOTE: after any other error the row may be there: what is in doubt stays, and goes with the sweep.
        used = !(error instanceof AppError)
        throw error
      } finally {
        // A retry is answered as the first time, and that one has its file.
        if (!used) await storage.remove(fileOf(key))
      }
    },
  })
}

export const photoRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, storage } = app

  app.get('/cities/:city/photos/:id', {
    config: { access: 'public' },
    schema: {
      summary: 'A photo that everybody may see',
      tags,
      params: OnePhoto,
      querystring: Nothing,
      response: jpeg,
    },
    async handler({ params, reads }, reply) {
      const bytes = await getShownPhoto({ db: reads, storage }, params)
      // NOTE: short: what is hidden must be gone from every cache within a minute.
      reply.header('cache-control', 'public, max-age=30').header('x-content-type-options', 'nosniff')
      return reply.type('image/jpeg').send(bytes)
    },
  })

  app.get('/cities/:city/originals/photos/:id', {
    config: { access: 'read-original', audit: 'photo-read' },
    schema: {
      summary: 'Any photo of an inquiry, for moderators and the body that has to answer',
      tags,
      params: OnePhoto,
      querystring: Nothing,
      response: jpeg,
    },
    async handler(request, reply) {
      const bytes = await getOriginalPhoto({ db, storage }, request.params, actorOf(request))
      reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff')
      return reply.type('image/jpeg').send(bytes)
    },
  })
}
