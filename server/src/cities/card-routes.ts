import { OneCard, ResetCard, SetCard, SettingCard, SettingCards } from '@bezpechne/shared/card-settings'
import { InCity } from '@bezpechne/shared/cities'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { answerOnce } from '../platform/idempotency.ts'
import { listCards, setCard } from './card-actions.ts'

const one = '/cities/:city/cards/:card'
const changed = { tags: ['cities'], params: OneCard, querystring: Nothing, response: { 200: SettingCard } }

/** What residents read where a form would harm: an explosive, danger now, violence at home, an accusation. */
export const cardRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.get('/cities/:city/cards', {
    // NOTE: what everybody reads anyway.
    config: { access: 'manage-desk', audit: 'nothing-private' },
    schema: {
      tags: ['cities'],
      summary: 'The cards in place of the form, as this city has changed them',
      params: InCity,
      querystring: Nothing,
      response: { 200: SettingCards },
    },
    handler: async ({ params }) => ({ items: await listCards(db, params.city) }),
  })

  app.post(one, {
    config: { access: 'manage-desk', audit: 'cards-write' },
    schema: { ...changed, summary: 'Say a card in the city’s own words', body: SetCard },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { params, body } = request
        return { status: 200, body: await setCard(trx, { ...params, version: body.version }, body.words) }
      }),
  })

  app.post(`${one}/reset`, {
    config: { access: 'manage-desk', audit: 'cards-write' },
    schema: { ...changed, summary: 'Use the words of the product again', body: ResetCard },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { params, body } = request
        return { status: 200, body: await setCard(trx, { ...params, ...body }, null) }
      }),
  })
}
