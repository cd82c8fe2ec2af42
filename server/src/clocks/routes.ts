import {
  AddHolidays,
  ChangeOutage,
  DeskCalendar,
  HolidayFile,
  OneOutage,
  ReadHolidays,
  RemoveHoliday,
  SetClocks,
  SetHours,
  StartOutage,
} from '@bezpechne/shared/calendar'
import { InCity } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import type { Db, Trx } from '../platform/database.ts'
import { answerOnce } from '../platform/idempotency.ts'
import {
  addHolidays,
  changeClocks,
  changeHours,
  finishOutage,
  getCalendar,
  previewHolidays,
  removeHoliday,
  removeOutage,
  startOutage,
} from './actions.ts'

const base = '/cities/:city/settings/calendar'
const tags = ['settings']
const reads = { access: 'manage-desk', audit: 'nothing-private' } as const
const changes = { access: 'manage-desk', audit: 'calendar-change' } as const
const inCity = { tags, params: InCity, querystring: Nothing, response: { 200: DeskCalendar } }

export const calendarRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get(base, {
    config: reads,
    schema: { ...inCity, summary: 'How the city works: days, hours, holidays, outages, time to answer' },
    handler: ({ params }) => getCalendar(db, params.city),
  })

  app.post(`${base}/hours`, {
    config: changes,
    schema: { ...inCity, summary: 'Set working days and hours', body: SetHours },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) => changeHours(trx, request.params.city, request.body)),
  })

  app.post(`${base}/clocks`, {
    config: changes,
    schema: { ...inCity, summary: 'Set in how many working hours a category is answered', body: SetClocks },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) => changeClocks(trx, request.params.city, request.body)),
  })

  await app.register(holidayRoutes)
  await app.register(outageRoutes)
}

const holidayRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${base}/holidays/read`, {
    config: reads,
    schema: {
      ...inCity,
      summary: 'What a file of holidays would bring, and which of its lines say nothing; stores nothing',
      body: HolidayFile,
      response: { 200: ReadHolidays },
    },
    handler: ({ params, body }) => previewHolidays(db, params.city, body.text),
  })

  app.post(`${base}/holidays`, {
    config: changes,
    schema: { ...inCity, summary: 'Add holidays', body: AddHolidays },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) => addHolidays(trx, request.params.city, request.body)),
  })

  app.post(`${base}/holidays/remove`, {
    config: changes,
    schema: { ...inCity, summary: 'Remove a holiday', body: RemoveHoliday },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) => removeHoliday(trx, request.params.city, request.body)),
  })
}

const outageRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${base}/outages`, {
    config: changes,
    schema: {
      ...inCity,
      summary: 'Record an outage: one that lasts, or one that is over',
      body: StartOutage,
    },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) => startOutage(trx, request.params.city, request.body)),
  })

  app.post(`${base}/outages/:id/end`, {
    config: changes,
    schema: { ...inCity, params: OneOutage, summary: 'An outage is over', body: ChangeOutage },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) => finishOutage(trx, request.params, request.body)),
  })

  app.post(`${base}/outages/:id/remove`, {
    config: changes,
    schema: { ...inCity, params: OneOutage, summary: 'An outage that was none', body: ChangeOutage },
    handler: (request, reply) =>
      changed(db, request, reply, (trx) => removeOutage(trx, request.params, request.body)),
  })
}

function changed(
  db: Db,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (trx: Trx) => Promise<DeskCalendar>,
): Promise<DeskCalendar> {
  return answerOnce(db, request, reply, async (trx) => ({ status: 200, body: await work(trx) }))
}
