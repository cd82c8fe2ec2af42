import { InCity } from '@bezpechne/shared/cities'
import { DirectoryDocument } from '@bezpechne/shared/keys'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod'

import { getCity } from '../cities/index.ts'
import { transact } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { currentDirectory, keepTrialDirectory } from './directory.ts'

export const directoryRoutes: FastifyPluginAsyncZod<{ trial: boolean }> = async (app, { trial }) => {
  const { db } = app

  app.get('/cities/:city/directory', {
    config: { access: 'public', whenClosed: true },
    schema: {
      tags: ['letters'],
      summary: 'Keys that letters are sealed to, signed by a root key that the browser knows already',
      params: InCity,
      querystring: Nothing,
      response: { 200: DirectoryDocument, 304: z.null() },
    },
    async handler({ params: { city }, headers }, reply) {
      await getCity(db, city)
      if (trial) await transact(db, (trx) => keepTrialDirectory(trx, city))
      const directory = await currentDirectory(db, city)
      if (!directory) throw new AppError('no-directory')
      const etag = `"${directory.sig.slice(0, 22)}"`
      reply.header('cache-control', 'public, no-cache').header('etag', etag)
      if (headers['if-none-match'] === etag) return reply.code(304).send(null)
      return directory
    },
  })
}
