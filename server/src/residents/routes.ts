import { randomBytes } from 'node:crypto'

import { Nothing } from '@bezpechne/shared/nothing'
import {
  AskLink,
  FollowLink,
  LinkSeen,
  linkMinutes,
  LookAtLink,
  ResidentHere,
  ResidentSignOut,
} from '@bezpechne/shared/residents'
import type { FastifyInstance } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { residentOf } from '../access/guard.ts'
import { AppError } from '../platform/errors.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { hashOfToken } from '../platform/link-tokens.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { dataRoutes } from './data-routes.ts'
import { askForLink, followLink, type Keys, lookAtLink } from './links.ts'
import { countTry, deleteSession, deleteSessionsOf } from './queries.ts'

const tags = ['mine']
const opening = { access: 'public', opensSession: true } as const
/** As long as a session can last. */
const halfADay = 12 * 3600

function keysOf({ linkToken, residentAddress, residents }: FastifyInstance): Keys {
  return { linkToken, address: residentAddress, personKey: residents.personKey }
}

/** A letter with a link. */
const askRoutes: FastifyPluginAsyncZod<{ mails: boolean }> = async (app, { mails }) => {
  const { db, residents } = app

  app.post('/mine/link', {
    config: opening,
    schema: {
      tags,
      summary: 'Have a link sent to an e-mail address; the answer is the same for every address',
      querystring: Nothing,
      body: AskLink,
      response: { 200: Nothing },
    },
    async handler(request, reply) {
      if (!mails) throw new AppError('mail-off')
      await spend(db, 'resident-link', request.subject, limits.residentLinks)
      // NOTE: one word for all links that a browser asks for, so that none of them is another browser's.
      const browser = residents.asked.read(request) ?? randomBytes(16).toString('base64url')
      residents.asked.write(reply, browser, linkMinutes * 60)
      return answerOnce(db, request, reply, async (trx) => {
        await askForLink(trx, keysOf(app), { ...request.body, browser })
        return { status: 200, body: {} }
      })
    },
  })
}

/** What the link opens. */
const signInRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, linkToken, residents } = app

  app.post('/mine/link/look', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Whether a link still opens; looking at it does not use it up',
      querystring: Nothing,
      body: LookAtLink,
      response: { 200: LinkSeen },
    },
    async handler(request, reply) {
      reply.header('cache-control', 'no-store')
      await spend(db, 'resident-sign-in', request.subject, limits.receipts)
      return lookAtLink(db, request.body.token, residents.asked.read(request))
    },
  })

  app.post('/mine/sign-in', {
    config: opening,
    schema: {
      tags,
      summary: 'Sign in with a link, once; in another browser than the one that asked, with the address too',
      querystring: Nothing,
      body: FollowLink,
      response: { 200: Nothing },
    },
    async handler(request, reply) {
      const { token, email } = request.body
      await spend(db, 'resident-sign-in', request.subject, limits.receipts)
      // NOTE: made of the key that repeats a request: who asks again, as the answer was lost, gets the same cookie.
      const session = linkToken('resident-session', `${token}\n${String(request.headers['idempotency-key'])}`)
      const browser = residents.asked.read(request)
      const answer = await answerOnce(db, request, reply, async (trx) => {
        await followLink(trx, keysOf(app), { token, email, browser, session })
        return { status: 200, body: {} }
      }).catch(async (error: unknown) => {
        if (error instanceof AppError && error.code === 'sign-in-address-wrong')
          await countTry(db, hashOfToken(token))
        throw error
      })
      residents.session.write(reply, session, halfADay)
      return answer
    },
  })
}

/** Who is signed in, and no longer. */
const sessionRoutes: FastifyPluginAsyncZod<{ mails: boolean }> = async (app, { mails }) => {
  const { db, residents } = app

  app.get('/mine', {
    config: { access: 'public', byCode: true },
    schema: {
      tags,
      summary: 'Which address is signed in here; null where none is',
      querystring: Nothing,
      response: { 200: ResidentHere },
    },
    async handler({ resident }) {
      const here = resident && { email: resident.email, language: resident.language }
      return { resident: here ?? null, mails }
    },
  })

  app.post('/mine/sign-out', {
    config: { access: 'resident' },
    schema: {
      tags,
      summary: 'Sign out here, or everywhere',
      querystring: Nothing,
      body: ResidentSignOut,
      response: { 200: Nothing },
    },
    async handler(request, reply) {
      const { person } = residentOf(request)
      residents.session.write(reply, 'x'.repeat(22), 0)
      return answerOnce(db, request, reply, async (trx) => {
        if (request.body.everywhere) await deleteSessionsOf(trx, person)
        else await deleteSession(trx, hashOfToken(residents.session.read(request) ?? ''))
        return { status: 200, body: {} }
      })
    },
  })
}

/** "My inquiries" are read by whoever receives the letters of an address. */
export const residentSessionRoutes: FastifyPluginAsyncZod<{ mails: boolean }> = async (app, { mails }) => {
  await app.register(askRoutes, { mails })
  await app.register(signInRoutes)
  await app.register(sessionRoutes, { mails })
  await app.register(dataRoutes)
}
