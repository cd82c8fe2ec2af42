import { ChangeOwnCard, NewNotice, OwnBeats } from '@bezpechne/shared/beat-settings'
import { InCity } from '@bezpechne/shared/cities'
import { OneById } from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf } from '../access/guard.ts'
import { changed, shape } from './desk-routes.ts'
import { addNotice, changeOwnCard, getOwnBeats, takeNoticeBack } from './own.ts'

const base = '/cities/:city/own-beats'
const writes = { access: 'keep-beat', audit: 'beat-notice-write' } as const

/** What officers keep themselves: the card, the hours, notices of their beats. */
export const ownBeatRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get(base, {
    config: { access: 'keep-beat', audit: 'beats-read' },
    schema: {
      ...shape,
      params: InCity,
      summary: 'The own card of an officer, the beats of today and their notices',
      response: { 200: OwnBeats },
    },
    async handler(request, reply) {
      reply.header('cache-control', 'no-store')
      return getOwnBeats(db, request.params.city, actorOf(request))
    },
  })

  app.post(`${base}/card`, {
    config: { access: 'keep-beat', audit: 'officers-change' },
    schema: {
      ...shape,
      params: InCity,
      summary: 'Change the own phones, office, hours, languages',
      body: ChangeOwnCard,
    },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) =>
        changeOwnCard(trx, request.params.city, actorOf(request), request.body),
      ),
  })

  app.post(`${base}/notices`, {
    config: writes,
    schema: { ...shape, params: InCity, summary: 'Tell the own beat something', body: NewNotice },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) =>
        addNotice(trx, request.params.city, actorOf(request), request.body),
      ),
  })

  app.post(`${base}/notices/:id/withdraw`, {
    config: writes,
    schema: { ...shape, params: OneById, summary: 'Take a notice back', body: Nothing },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) =>
        takeNoticeBack(trx, request.params.city, actorOf(request), request.params.id),
      ),
  })
}
