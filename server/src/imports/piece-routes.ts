import type { Access } from '@bezpechne/shared/access'
import { importPieceBytes } from '@bezpechne/shared/import-columns'
import { ImportPiece, ImportStatus } from '@bezpechne/shared/imports'
import { Nothing } from '@bezpechne/shared/nothing'
import { PlaceImportStatus } from '@bezpechne/shared/place-imports'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { actorOf } from '../access/guard.ts'
import { getImport, statusFor, takePiece } from './actions.ts'
import { getPlaceImport, getPlaceStatus } from './place-actions.ts'
import { placeImportsBase } from './place-routes.ts'

const Bytes = z.custom<Buffer>((body) => Buffer.isBuffer(body) && body.byteLength > 0)

const tags = ['settings']
const piece = {
  tags,
  params: ImportPiece,
  querystring: Nothing,
  consumes: ['application/octet-stream'],
  body: Bytes,
}
const config = (access: Access) => ({ access, audit: 'nothing-private', slowBody: true }) as const

/** PUT: a piece that came twice is one. */
export const importPieceRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app
  // Of this plugin alone: everywhere else a body is JSON.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => body,
  )

  app.put('/cities/:city/desk/imports/:id/pieces/:no', {
    config: { ...config('import-data'), finds: getImport },
    bodyLimit: importPieceBytes,
    schema: {
      ...piece,
      summary: 'A megabyte of the file, by its place; the last one begins the reading',
      response: { 200: ImportStatus },
    },
    async handler(request) {
      const { city, id } = request.params
      await takePiece(db, { kind: 'inquiries', ...request.params }, request.body)
      return statusFor(await getImport(db, city, id), actorOf(request))
    },
  })

  app.put(`${placeImportsBase}/:id/pieces/:no`, {
    config: { ...config('manage-geography'), finds: getPlaceImport },
    bodyLimit: importPieceBytes,
    schema: {
      ...piece,
      summary: 'A megabyte of a file of streets, by its place; the last one begins the reading',
      response: { 200: PlaceImportStatus },
    },
    async handler({ params, body }) {
      await takePiece(db, { kind: 'places', ...params }, body)
      return getPlaceStatus(db, params.city, params.id)
    },
  })
}
