import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

import { AppError } from '../platform/errors.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Makes a session where none was: another site must not sign somebody in either. */
    opensSession?: boolean
  }
}

interface Us {
  origin: string
  /** Browsers tell Sec-Fetch-Site over https and to the computer itself, never over plain http. */
  tellsSite: boolean
  production: boolean
}

interface Options extends Us {
  /** Cookies that speak for a person. */
  cookies: string[]
}

const reading = ['GET', 'HEAD', 'OPTIONS']
// NOTE: what a form can send without asking first is absent; a photo's type makes the browser ask, as JSON's does.
const asking = /^(application\/(json|octet-stream)|image\/[\w+.-]+)\s*(;|$)/i

/** A write in somebody's name comes from our own pages, or is refused. */
export const crossSite = fp(async (app, options: Options) => {
  app.addHook('onRequest', async function refuseCrossSite(request) {
    if (reading.includes(request.method)) return
    const { opensSession } = request.routeOptions.config
    if (!opensSession && !options.cookies.some((name) => carries(request, name))) return
    if (!comesFromUs(request, options)) throw new AppError('cross-site')
  })
})

/** Sent by a page of ours, which no form of another site can do. */
export function comesFromUs({ headers }: FastifyRequest, { origin, tellsSite, production }: Us): boolean {
  const site = headers['sec-fetch-site']
  return (
    headers['x-app'] === '1' &&
    asking.test(headers['content-type'] ?? '') &&
    (headers.origin === origin || (!production && isThisComputer(headers.origin, origin))) &&
    (site === 'same-origin' || (site === undefined && !tellsSite))
  )
}

/** While trying the product out, "localhost", "127.0.0.1" and any port are the same computer. */
function isThisComputer(claimed: string | undefined, origin: string): boolean {
  return [claimed, origin].every((one) => one && URL.canParse(one) && isLoopback(new URL(one).hostname))
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1'
}

export function carries({ headers }: FastifyRequest, cookie: string): boolean {
  return (headers.cookie ?? '').split(/;\s*/).some((pair) => pair.startsWith(`${cookie}=`))
}
