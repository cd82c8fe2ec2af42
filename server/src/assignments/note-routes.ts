import { InternalNotes, NewNote } from '@bezpechne/shared/assignments'
import { OneInquiry } from '@bezpechne/shared/inquiries'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actingIn } from '../access/guard.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { getNotes, writeNote } from './notes.ts'

const path = '/cities/:city/inquiries/:number/notes'
const shape = {
  tags: ['answers'],
  params: OneInquiry,
  querystring: Nothing,
  response: { 200: InternalNotes },
}

/** Notes between moderators and the bodies that have an inquiry: never public. */
export const noteRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get(path, {
    config: { access: 'write-note', audit: 'note-read' },
    schema: { ...shape, summary: 'Notes between those who work on an inquiry' },
    handler: (request) => getNotes(db, { ...request.params, actor: actingIn(request) }),
  })

  app.post(path, {
    config: { access: 'write-note', audit: 'note-write' },
    schema: { ...shape, summary: 'Write a note that only those who work on the inquiry read', body: NewNote },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await writeNote(trx, { ...request.params, actor: actingIn(request) }, request.body.text),
      })),
  })
}
