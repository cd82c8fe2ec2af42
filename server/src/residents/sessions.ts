import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

import { comesFromUs } from '../access/cross-site.ts'
import { AppError } from '../platform/errors.ts'
import { hashOfToken } from '../platform/link-tokens.ts'
import { isSecure, ownCookie } from './cookies.ts'
import type { HeldData } from './held.ts'
import { openResident, personKeys } from './person.ts'
import { findSession } from './queries.ts'

interface Options {
  PUBLIC_URL: string
  AUTH_SECRET: string
  NODE_ENV: string
}

declare module 'fastify' {
  interface FastifyInstance {
    residents: {
      session: ReturnType<typeof ownCookie>
      /** Which browser asked for a link. */
      asked: ReturnType<typeof ownCookie>
      personKey: (email: string) => string
      /** Every domain that keeps something under an address adds what it keeps. */
      held: HeldData[]
    }
  }
}

const reading = ['GET', 'HEAD']

/**
 * Which resident is asking, by a session that a letter opened: `request.resident`. Registered before the guard, for
 * hooks run in this order. NOTE: not looked for where everybody reads the same.
 */
export const residents = fp(async (app, { PUBLIC_URL, AUTH_SECRET, NODE_ENV }: Options) => {
  const secure = isSecure(PUBLIC_URL)
  const us = { origin: new URL(PUBLIC_URL).origin, tellsSite: secure, production: NODE_ENV === 'production' }
  const session = ownCookie('mine', secure)
  const personKey = personKeys(AUTH_SECRET)
  app.decorate('residents', { session, asked: ownCookie('asked', secure), personKey, held: [] })

  app.addHook('onRequest', async function findResident(request) {
    const token = session.read(request)
    if (token === undefined) return
    request.readsOwnWrites = true
    if (isPublicRead(request)) return
    if (!reading.includes(request.method) && !comesFromUs(request, us)) {
      if (request.routeOptions.config.access === 'resident') throw new AppError('cross-site')
      // A plain form of our own pages writes in nobody's name.
      return
    }
    const sealed = await findSession(app.db, hashOfToken(token))
    const found = sealed && openResident(app.residentAddress, sealed)
    request.resident = found && { ...found, person: personKey(found.email) }
  })
})

function isPublicRead({ method, routeOptions: { config } }: FastifyRequest): boolean {
  return reading.includes(method) && config.access === 'public' && !config.byCode
}
