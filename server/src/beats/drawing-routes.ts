import {
  ChangeBeat,
  ChangeOutline,
  NewOutline,
  OutlineChecked,
  RetireBeat,
} from '@bezpechne/shared/beat-settings'
import { OneBeat } from '@bezpechne/shared/beats'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { changed, changesBeats, shape } from './desk-routes.ts'
import { changeBeat, changeOutline, checkOutline, retireBeat } from './drawing.ts'

const base = '/cities/:city/desk/beats/:beat'
const one = { ...shape, params: OneBeat }
// One outline drawn to the metre; the usual limit is for words.
const bodyLimit = 1024 * 1024

/** One beat: its words, its outline, its end. */
export const drawingRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${base}/outline/check`, {
    config: { access: 'manage-beats', audit: 'nothing-private' },
    bodyLimit,
    schema: {
      ...one,
      summary: 'What a new outline of a beat would overlap or leave empty; stores nothing',
      body: NewOutline,
      response: { 200: OutlineChecked },
    },
    handler: ({ params: { city, beat }, body }) => checkOutline(db, city, beat, body),
  })

  app.post(`${base}/outline`, {
    config: changesBeats,
    bodyLimit,
    schema: { ...one, summary: 'Draw the outline of a beat anew', body: ChangeOutline },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) =>
        changeOutline(trx, request.params.city, request.params.beat, request.body),
      ),
  })

  app.post(`${base}/words`, {
    config: changesBeats,
    schema: { ...one, summary: 'Change the name, residents or station of a beat', body: ChangeBeat },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) =>
        changeBeat(trx, request.params.city, request.params.beat, request.body),
      ),
  })

  app.post(`${base}/retire`, {
    config: changesBeats,
    schema: { ...one, summary: 'A beat that is no more', body: RetireBeat },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) =>
        retireBeat(trx, request.params.city, request.params.beat, request.body.version),
      ),
  })
}
