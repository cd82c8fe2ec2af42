import { BeatLines } from '@bezpechne/shared/beat-search'
import { OneBeat } from '@bezpechne/shared/beats'
import { InCity } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { AppError } from '../platform/errors.ts'
import { languageOf } from '../platform/language.ts'
import { findToday } from './finding-queries.ts'
import { getBeatLines } from './finding.ts'
import { getBeatDetail } from './keeping.ts'
import { receptionCalendar } from './reception-calendar.ts'

const tags = ['officers']

interface Options {
  /** The address people open, without a slash at the end. */
  at: string
}

/** The list of beats, and reception hours for a calendar. */
export const beatListRoutes: FastifyPluginAsyncZod<Options> = async (app, { at }) => {
  app.get('/cities/:city/beats', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Every beat of a city with whom to call today',
      params: InCity,
      querystring: Nothing,
      response: { 200: BeatLines },
    },
    async handler({ params, reads }, reply) {
      reply.header('cache-control', 'public, max-age=60')
      return { items: await getBeatLines(reads, params.city) }
    },
  })

  app.get('/cities/:city/beats/:beat/reception.ics', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Reception hours of a beat as a calendar file, in the time of Kyiv',
      params: OneBeat,
      querystring: Nothing,
    },
    async handler({ params: { city, beat }, headers, reads }, reply) {
      const keepers = await getBeatDetail(reads, city, beat)
      const page = `${at}/${city}/beats/${beat}`
      const about = { keepers, page, today: await findToday(reads), language: languageOf(headers) }
      const file = receptionCalendar(about)
      if (file === undefined) throw new AppError('not-found')
      reply.header('content-disposition', `attachment; filename="bezpechne-${beat}.ics"`)
      return reply.type('text/calendar; charset=utf-8').send(file)
    },
  })
}
