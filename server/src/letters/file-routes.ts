import { InCity } from '@bezpechne/shared/cities'
import {
  InCityLetterFile,
  LetterFileAddress,
  NewLetterFile,
  UploadedLetterFile,
} from '@bezpechne/shared/letters'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { getCity } from '../cities/index.ts'
import { AppError } from '../platform/errors.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import type { Storage } from '../platform/storage.ts'
import { insertFile } from './file-queries.ts'
import { keep, newPath, readFile } from './files.ts'
import { ownLetter } from './mine.ts'
import { readable, screenable } from './reading.ts'
import { asBuffer } from './writing-queries.ts'

const tags = ['letters']
const Bytes = z.custom<Buffer>((body) => Buffer.isBuffer(body))
const sealed = { 200: { content: { 'application/octet-stream': { schema: Bytes } } } }

function send(reply: FastifyReply, bytes: Buffer) {
  return reply.header('cache-control', 'no-store').type('application/octet-stream').send(bytes)
}

/** Photos, locked piece by piece: what is in them nobody here can tell. */
export const letterUploadRoutes: FastifyPluginAsyncZod<{ storage: Storage }> = async (app, { storage }) => {
  const { db, proofs } = app

  // Of this plugin alone; read by the route itself, as it comes.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/octet-stream', async () => undefined)

  app.post('/cities/:city/letters/files', {
    config: { access: 'public', slowBody: true },
    schema: {
      tags,
      summary:
        'A sealed photo for a message that follows within an hour; its proof of work in the header x-proof',
      params: InCity,
      querystring: NewLetterFile,
      consumes: ['application/octet-stream'],
      response: { 201: UploadedLetterFile },
    },
    async handler(request, reply) {
      const { city } = request.params
      const { id, chunks, sha256 } = request.query
      const proof = request.headers['x-proof']
      if (typeof proof !== 'string') throw new AppError('proof-missing')
      await getCity(db, city)
      await spend(db, 'letter-file', request.subject, limits.letterFiles)
      const path = newPath(city)
      const announced = request.headers['content-length']
      // NOTE: a connection whose body nobody read to its end is of no further use.
      reply.header('connection', 'close')
      const expected = { chunks: Number(chunks), sha256, announced }
      const bytes = await keep({ db, storage }, path, request.raw, expected)
      reply.removeHeader('connection')
      let kept = false
      try {
        return await answerOnce(db, request, reply, async (trx) => {
          await proofs.check(trx, { city, action: 'letter-file', proof })
          const file = { city, id, chunks: Number(chunks), bytes, sha256: asBuffer(sha256), path }
          kept = await insertFile(trx, file)
          if (!kept) throw new AppError('letter-sent-already')
          return { status: 201, body: { id } }
        })
      } catch (error) {
        // NOTE: after any other error the row may be there: what is in doubt stays, and goes with the sweep.
        kept = !(error instanceof AppError)
        throw error
      } finally {
        // A retry is answered as the first time, and that one has its file.
        if (!kept) await storage.remove(path)
      }
    },
  })
}

export const letterFileRoutes: FastifyPluginAsyncZod<{ storage: Storage }> = async (app, { storage }) => {
  const { db } = app

  app.get('/cities/:city/letters/mine/files/:file', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'A sealed photo of one’s own letter; x-letter as for the letter',
      params: LetterFileAddress,
      querystring: Nothing,
      response: sealed,
    },
    async handler(request, reply) {
      const { city, file } = request.params
      const id = await ownLetter(db, city, request)
      return send(reply, await readFile({ db, storage }, { city, id }, file))
    },
  })

  app.get('/cities/:city/letters/screening/:id/files/:file', {
    config: { access: 'screen-letters', audit: 'letter-read' },
    schema: {
      tags,
      summary: 'A sealed photo of a letter that waits for a moderator',
      params: InCityLetterFile,
      querystring: Nothing,
      response: sealed,
    },
    async handler(request, reply) {
      const { city, id, file } = request.params
      await screenable(db, { city, id }, request)
      return send(reply, await readFile({ db, storage }, { city, id }, file))
    },
  })

  app.get('/cities/:city/letters/:id/files/:file', {
    config: { access: 'answer-letters', audit: 'letter-read' },
    schema: {
      tags,
      summary: 'A sealed photo of a letter to a mailbox that one holds',
      params: InCityLetterFile,
      querystring: Nothing,
      response: sealed,
    },
    async handler(request, reply) {
      const { city, id, file } = request.params
      await readable(db, { city, id }, request)
      return send(reply, await readFile({ db, storage }, { city, id }, file))
    },
  })
}
