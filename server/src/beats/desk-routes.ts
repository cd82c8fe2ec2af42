import {
  Changed,
  ChangeOfficer,
  ChangeStation,
  DeskBeats,
  EndAppointment,
  NewAbsence,
  NewAppointment,
  NewOfficer,
  NewStation,
} from '@bezpechne/shared/beat-settings'
import { InCity } from '@bezpechne/shared/cities'
import { OneById } from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import type { Db, Trx } from '../platform/database.ts'
import { answerOnce } from '../platform/idempotency.ts'
import {
  addOfficer,
  addStation,
  appoint,
  callBack,
  changeOfficer,
  changeStation,
  dismiss,
  expectOfficer,
  expectStation,
  getDeskBeats,
  sendAway,
} from './arranging.ts'

const base = '/cities/:city/desk'
export const changesBeats = { access: 'manage-beats', audit: 'beats-change' } as const
const changesOfficers = { access: 'manage-beats', audit: 'officers-change' } as const
export const shape = { tags: ['settings'], querystring: Nothing, response: { 200: Changed } }
const one = { ...shape, params: OneById }
const inCity = { ...shape, params: InCity }

export const deskBeatRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get(`${base}/beats`, {
    config: { access: 'manage-beats', audit: 'beats-read' },
    schema: {
      ...inCity,
      summary: 'Beats, officers, who is appointed where, who is away, stations',
      response: { 200: DeskBeats },
    },
    async handler({ params }, reply) {
      reply.header('cache-control', 'no-store')
      return getDeskBeats(db, params.city)
    },
  })

  app.post(`${base}/officers`, {
    config: changesOfficers,
    schema: { ...inCity, summary: 'Add an officer', body: NewOfficer },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) => addOfficer(trx, request.params.city, request.body)),
  })

  app.post(`${base}/officers/:id`, {
    config: { ...changesOfficers, finds: expectOfficer },
    schema: {
      ...one,
      summary: 'Change the card of an officer, or say that one has left',
      body: ChangeOfficer,
    },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) =>
        changeOfficer(trx, request.params.city, request.params.id, request.body),
      ),
  })

  await app.register(stationRoutes)
  await app.register(dutyRoutes)
}

const stationRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${base}/stations`, {
    config: changesBeats,
    schema: { ...inCity, summary: 'Add a station', body: NewStation },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) => addStation(trx, request.params.city, request.body)),
  })

  app.post(`${base}/stations/:id`, {
    config: { ...changesBeats, finds: expectStation },
    schema: { ...one, summary: 'Change a station', body: ChangeStation },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) =>
        changeStation(trx, request.params.city, request.params.id, request.body),
      ),
  })
}

/** Who keeps which beat from when to when, and who is away. */
const dutyRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${base}/appointments`, {
    config: changesOfficers,
    schema: { ...inCity, summary: 'Appoint an officer or a deputy to a beat', body: NewAppointment },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) => appoint(trx, request.params.city, request.body)),
  })

  app.post(`${base}/appointments/:id/end`, {
    config: changesOfficers,
    schema: { ...one, summary: 'An appointment ends: the first day without it', body: EndAppointment },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) =>
        dismiss(trx, request.params.city, request.params.id, request.body.until),
      ),
  })

  app.post(`${base}/absences`, {
    config: changesOfficers,
    schema: { ...inCity, summary: 'An officer is away for some days, and who stands in', body: NewAbsence },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) => sendAway(trx, request.params.city, request.body)),
  })

  app.post(`${base}/absences/:id/end`, {
    config: changesOfficers,
    schema: { ...one, summary: 'An officer is back, or does not go', body: Nothing },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) => callBack(trx, request.params.city, request.params.id)),
  })
}

/** Once for each key; the audit names what was changed, or made. */
export function changed(
  db: Db,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (trx: Trx) => Promise<Changed>,
): Promise<Changed> {
  return answerOnce(db, request, reply, async (trx) => {
    const body = await work(trx)
    return { status: 200, body, subject: body.id }
  })
}
