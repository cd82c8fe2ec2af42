import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

import { carries, crossSite } from '../access/cross-site.ts'
import type { Config } from '../config.ts'
import { type Auth, cookieNames, createAuth } from './auth.ts'
import { findActor } from './queries.ts'

declare module 'fastify' {
  interface FastifyInstance {
    auth: Auth
  }
}

/** However busy: after half a day one signs in again. */
const longest = { hours: 10 }

/** Who is asking: found before the guard looks. Registered before it, for hooks run in this order. */
export const sessions = fp(async (app, config: Config) => {
  const auth = createAuth(app.db, config)
  const { session, secondFactor, secure } = cookieNames(config)
  app.decorate('auth', auth)
  await app.register(crossSite, {
    cookies: [session, secondFactor],
    origin: new URL(config.PUBLIC_URL).origin,
    tellsSite: secure,
    production: config.NODE_ENV === 'production',
  })
  app.addHook('onRequest', async function findWhoAsks(request, reply) {
    if (!carries(request, session)) return
    request.readsOwnWrites = true
    if (isPublicRead(request)) {
      request.findActor = async () => (await sessionOf(request, reply))?.()
      return
    }
    request.actorNow = await sessionOf(request, reply)
    request.actor = await request.actorNow?.()
  })

  /** Undefined where there is no session; else who holds it, as often as one asks. */
  async function sessionOf(request: FastifyRequest, reply: FastifyReply) {
    const { response, headers } = await auth.api.getSession({
      headers: new Headers({ cookie: request.headers.cookie ?? '' }),
      returnHeaders: true,
    })
    passCookies(headers, reply)
    return response ? () => findActor(app.db, response.session.id, longest) : undefined
  }
})

/** A map of tiles is not asked "who are you" for each of them; who has to know asks findActor(). */
function isPublicRead({ method, routeOptions }: FastifyRequest): boolean {
  return method === 'GET' && routeOptions.config.access === 'public'
}

export function passCookies(from: Headers, reply: FastifyReply): void {
  for (const cookie of from.getSetCookie()) reply.header('set-cookie', cookie)
}
