import { mayDo } from '@bezpechne/shared/access'
import { InCity } from '@bezpechne/shared/cities'
import { AuditProof } from '@bezpechne/shared/letter-export'
import { InCityLetter, LetterCount } from '@bezpechne/shared/letters'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { actorOf } from '../access/guard.ts'
import { findLink } from '../audit/index.ts'
import { AppError } from '../platform/errors.ts'
import { countWaiting } from './count-queries.ts'
import { findLetter } from './queries.ts'
import { officerOf, readable, reachOf } from './reading.ts'

const tags = ['letters']

/** What the desks say of letters in their bar, and what a case file proves the day of receipt with. */
export const deskRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get('/cities/:city/letters/count', {
    config: { access: 'hold-keys', audit: 'nothing-private' },
    schema: {
      tags,
      summary: 'How many letters wait for this person: a number and nothing else',
      params: InCity,
      querystring: Nothing,
      response: { 200: LetterCount },
    },
    async handler(request) {
      const { city } = request.params
      const { id, memberships } = actorOf(request)
      const screens = mayDo(memberships, city, 'screen-letters')
      const reach = reachOf(await officerOf(db, city, request))
      return { waiting: await countWaiting(db, city, { staffId: id, screens, reach }) }
    },
  })

  app.get('/cities/:city/letters/:id/export', {
    config: { access: 'answer-letters', audit: 'letter-export', fresh: true },
    schema: {
      tags,
      summary: 'The row of the audit that tells when the letter came, for a file of the case',
      params: InCityLetter,
      querystring: Nothing,
      response: { 200: AuditProof },
    },
    async handler(request) {
      const on = request.params
      await readable(db, on, request)
      const letter = await findLetter(db, on)
      const link = letter?.audit_seq ? await findLink(db, on.city, letter.audit_seq) : undefined
      if (!link) throw new AppError('not-found')
      return link
    },
  })
}
