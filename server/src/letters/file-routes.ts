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
import { keep, keptIfTaken, newPath, readFile } from './files.ts'
import { ownLetter } from './mine.ts'
import { readable, screenable } from './reading.ts'
import { asBuffer } from './writing-queries.ts'

const tags = ['letters']
const Bytes = z.custom<Buffer>((body) => Buffer.isBuffer(body))
const sealed = { 200: { content: { 'application/octet-stream': { schema: Bytes } } } }

function send(reply: FastifyReply, bytes: Buffer) {
  return reply.type('application/octet-stream').send(bytes)
}

/** Photos, locked piece by piece: what is in them nobody here can tell. */
export const letterUploadRoutes: FastifyPluginAsyncZod<{ storage: Storage }> = async (app, { storage }) => {
  // Of this plugin alone; read by the route itself, as it comes.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/octet-stream', async () => undefined)

  app.post('/cities/:city/letters/files', {
    config: { access: 'public', slowBody: true, whenClosed: true },
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
      const { 'x-proof': proof, 'content-length': announced } = request.headers
      if (typeof proof !== 'string') throw new AppError('proof-missing')
      await getCity(app.db, city)
      await spend(app.db, 'letter-file', request.subject, limits.letterFiles)
      const path = newPath(city)
      // NOTE: a connection whose body nobody read to its end is of no further use.
      reply.header('connection', 'close')
      const bytes = await keep(storage, path, request.raw, { chunks: Number(chunks), sha256, announced })
      reply.removeHeader('connection')
      const file = { city, id, chunks: Number(chunks), bytes, sha256: asBuffer(sha256), path }
      const take = () =>
        answerOnce(app.db, request, reply, async (trx) => {
          await app.proofs.check(trx, { city, action: 'letter-file', proof })
          if (!(await insertFile(trx, file))) throw new AppError('letter-sent-already')
          return { status: 201, body: { id } }
        })
      return keptIfTaken({ db: app.db, storage }, path, take)
    },
  })
}

/** What a resident and a moderator fetch. */
export const letterFileRoutes: FastifyPluginAsyncZod<{ storage: Storage }> = async (app, { storage }) => {
  const { db } = app

  app.get('/cities/:city/letters/mine/files/:file', {
    config: { access: 'public', byCode: true, whenClosed: true },
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
}

export const officerFileRoutes: FastifyPluginAsyncZod<{ storage: Storage }> = async (app, { storage }) => {
  const { db } = app

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
