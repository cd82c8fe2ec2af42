import { Nothing } from '@bezpechne/shared/nothing'
import { pieceBytes } from '@bezpechne/shared/upload-sizes'
import { NewUpload, Upload, UploadName, UploadPiece } from '@bezpechne/shared/uploads'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { forgive, limits, spend } from '../platform/rate-limit.ts'
import { openUpload, takePiece } from './uploads.ts'

const Bytes = z.custom<Buffer>((body) => Buffer.isBuffer(body) && body.byteLength > 0)
const tags = ['inquiries']

/** Photos of an inquiry whose words are here. PUT: each may be sent again and again, and is one. */
export const uploadRoutes: FastifyPluginAsyncZod = async (app) => {
  app.put('/receipts/uploads/:name', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Begin a photo that was announced with the words, or ask how much of it has come',
      params: UploadName,
      querystring: Nothing,
      body: NewUpload,
      response: { 200: Upload },
    },
    async handler({ params, body, subject }, reply) {
      reply.header('cache-control', 'no-store')
      await spend(app.db, 'receipt', subject, limits.receipts)
      const upload = await openUpload(app, params.name, body)
      // A right code is no guess, and a poor link asks often.
      await forgive(app.db, 'receipt', subject)
      return upload
    },
  })
}

export const uploadPieceRoutes: FastifyPluginAsyncZod = async (app) => {
  // Of this plugin alone: everywhere else a body is JSON.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => body,
  )

  app.put('/uploads/:id/pieces/:offset', {
    config: { access: 'public', slowBody: true },
    bodyLimit: pieceBytes,
    schema: {
      tags,
      summary: 'The next piece of a photo, at most 32 kB, from this byte on; the last one makes the photo',
      params: UploadPiece,
      querystring: Nothing,
      consumes: ['application/octet-stream'],
      body: Bytes,
      response: { 200: Upload },
    },
    async handler({ params, body, subject }, reply) {
      reply.header('cache-control', 'no-store')
      await spend(app.db, 'piece', subject, limits.pieces)
      return takePiece(app, params.id, params.offset, body)
    },
  })
}
