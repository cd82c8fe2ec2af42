import { ArchiveList, OneArchive } from '@bezpechne/shared/archives'
import { InCity } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf, requireFresh } from '../access/guard.ts'
import { countAdministrators } from '../members/index.ts'
import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { findReady, listRequests } from './request-queries.ts'
import { agreeToArchive, archiveFile, askForArchive, cancelArchive, requireRequest } from './requests.ts'
import { isRest, sendWhole } from './sending.ts'

const tags = ['settings']
const base = '/cities/:city/desk/archives'
const access = 'open-city'
const one = { tags, params: OneArchive, querystring: Nothing }
const answered = { response: { 200: ArchiveList } }

interface Options {
  dataDir: string
  /** Whether this server sends any. */
  mails: boolean
}

async function listFor(db: Db, city: string, me: string, mails: boolean): Promise<ArchiveList> {
  return { items: await listRequests(db, city, me), alone: (await countAdministrators(db, city)) < 2, mails }
}

export const archiveRoutes: FastifyPluginAsyncZod<Options> = async (app, { dataDir, mails }) => {
  const { db } = app

  app.get(base, {
    config: { access, audit: 'nothing-private' },
    schema: {
      tags,
      summary: 'Archives of the whole city that somebody asked for, the latest first',
      params: InCity,
      querystring: Nothing,
      response: { 200: ArchiveList },
    },
    handler: (request) => listFor(db, request.params.city, actorOf(request).id, mails),
  })

  app.get(`${base}/:id/file`, {
    config: { access, audit: 'archive-read', finds: requireRequest },
    // NOTE: photos do not shrink, and of what is zipped on its way no browser knows the size, nor the rest.
    compress: false,
    schema: { ...one, summary: 'The file, or a range of it, for the two who wanted it, within a day' },
    async handler(request, reply) {
      const { city, id } = request.params
      const ready = await findReady(db, { city, id, by: actorOf(request).id })
      if (!ready) throw new AppError('not-found')
      // NOTE: a download that broke off may go on after the five minutes of a code.
      if (!isRest(request, ready)) requireFresh(request)
      reply.type('application/x-tar').header('cache-control', 'no-store')
      reply.header('content-disposition', `attachment; filename="bezpechne-${city}-${ready.day}.tar"`)
      return sendWhole(request, reply, { ...ready, path: archiveFile(dataDir, ready) })
    },
  })

  app.post(`${base}/:id/fetch`, {
    config: { access, audit: 'nothing-private', fresh: true, finds: requireRequest },
    schema: {
      ...one,
      ...answered,
      summary: 'Whether the file can be had now: a link cannot ask for a code',
      body: Nothing,
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { city, id } = request.params
        const me = actorOf(request).id
        if (!(await findReady(trx, { city, id, by: me }))) throw new AppError('not-found')
        return { status: 200, body: await listFor(trx, city, me, mails) }
      }),
  })
}

export const archiveStepRoutes: FastifyPluginAsyncZod<Pick<Options, 'mails'>> = async (app, { mails }) => {
  const { db } = app

  app.post(base, {
    // NOTE: an open tab alone takes nothing out.
    config: { access, audit: 'archive-ask', fresh: true },
    schema: {
      tags,
      summary: 'Ask for an archive of the whole city: another administrator agrees',
      params: InCity,
      querystring: Nothing,
      body: Nothing,
      response: { 201: ArchiveList },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { city } = request.params
        const me = actorOf(request).id
        const subject = await askForArchive(trx, city, me)
        return { status: 201, body: await listFor(trx, city, me, mails), subject }
      }),
  })

  for (const [name, audit, act, summary] of [
    ['agree', 'archive-agree', agreeToArchive, 'Agree as the second administrator: it is made'],
    ['cancel', 'archive-cancel', cancelArchive, 'Not wanted any more: nobody can fetch it from now on'],
  ] as const) {
    app.post(`${base}/:id/${name}`, {
      config: { access, audit, fresh: name === 'agree', finds: requireRequest },
      schema: { ...one, ...answered, summary, body: Nothing },
      handler: (request, reply) =>
        answerOnce(db, request, reply, async (trx) => {
          const { city, id } = request.params
          const me = actorOf(request).id
          await act(trx, { city, id, by: me })
          return { status: 200, body: await listFor(trx, city, me, mails) }
        }),
    })
  }
}
