import { InCity } from '@bezpechne/shared/cities'
import { FollowInquiry, FollowPlace, FollowStarted } from '@bezpechne/shared/following'
import { OneInquiry } from '@bezpechne/shared/inquiries'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { languageOf } from '../platform/language.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { follow, inquiryToFollow, placeToFollow } from './actions.ts'
import { keysOf, type Options, provenBy } from './asking.ts'

const tags = ['following']

/** To begin to follow something. */
export const followRoutes: FastifyPluginAsyncZod<Options> = async (app, { mails }) => {
  const { db } = app
  const keys = keysOf(app)

  app.post('/cities/:city/inquiries/:number/follow', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Be told of what happens to an inquiry; a letter asks whoever has the address',
      params: OneInquiry,
      querystring: Nothing,
      body: FollowInquiry,
      response: { 202: FollowStarted },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { city, number } = request.params
        const wish = await wishOf(trx, request, request.body, { city, mails })
        const thing = await inquiryToFollow(trx, city, number)
        return { status: 202, body: await follow(trx, keys, wish, thing) }
      }),
  })

  app.post('/cities/:city/follow', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Be told of what happens in a drawn area, in a category or in the whole city',
      params: InCity,
      querystring: Nothing,
      body: FollowPlace,
      response: { 202: FollowStarted },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { city } = request.params
        const { what, ...how } = request.body
        const wish = await wishOf(trx, request, how, { city, mails })
        const thing = await placeToFollow(trx, city, what)
        return { status: 202, body: await follow(trx, keys, wish, thing) }
      }),
  })
}

async function wishOf(
  trx: Trx,
  request: FastifyRequest,
  body: FollowInquiry,
  { city, mails }: { city: string; mails: boolean },
) {
  // NOTE: without mail nobody could confirm, and the page must not say that a letter is on its way.
  if (!mails) throw new AppError('mail-off')
  await spend(trx, 'follow', request.subject, limits.follows)
  const language = body.language ?? languageOf(request.headers)
  return { ...body, city, language, resident: provenBy(request) }
}
