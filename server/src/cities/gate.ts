import { isPermission } from '@bezpechne/shared/access'
import { CityId } from '@bezpechne/shared/cities'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

import { AppError } from '../platform/errors.ts'
import { findState } from './queries.ts'

declare module 'fastify' {
  interface FastifyInstance {
    publicCities: PublicCities
  }
  interface FastifyContextConfig {
    /** Also in a city that was closed: what somebody was given a code for stays theirs. */
    whenClosed?: boolean
  }
  interface FastifyRequest {
    /** Of a city that only its own people see: no cache may keep the answer. */
    isPreview: boolean
  }
}

/** Which cities everybody may see: remembered for a second, so that a map's dozen requests ask once. */
interface PublicCities {
  /** Found to be public within the last second; false where nobody has asked. */
  has: (id: string) => boolean
}

const rememberedMs = 1000

/**
 * Whatever is public knows only cities that are: one hook for every route with a city in its address, so that a new
 * page, feed or export cannot forget it. The city's own people see it all the same, and no cache keeps that. Routes of
 * staff ask for a role in the city anyhow.
 */
export const cityGate = fp(async (app: FastifyInstance) => {
  const until = new Map<string, number>()
  const has = (id: string) => (until.get(id) ?? 0) > performance.now()
  app.decorate('publicCities', { has })
  app.decorateRequest('isPreview', false)

  app.addHook('onRequest', async function enforceOpenCity(request) {
    const id = isAskedOfRoles(request) ? undefined : cityOf(request)
    if (id === undefined || has(id)) return
    const state = await findState(request.reads, id)
    if (state === 'public') return void until.set(id, performance.now() + rememberedMs)
    if (state === 'closed' && request.routeOptions.config.whenClosed) return
    // NOTE: one that is being opened looks to strangers like one that is not there.
    if (!state || !(await worksIn(request, id))) throw new AppError('city-not-found')
    request.isPreview = true
  })

  app.addHook('onSend', async function keepPreviewsApart(request, reply) {
    if (request.isPreview) reply.header('cache-control', 'private, no-store')
  })
})

/** Such a route lets through who has a role in the city, whatever its state. */
function isAskedOfRoles({ is404, routeOptions }: FastifyRequest): boolean {
  const { access } = routeOptions.config
  return is404 || !access || access === 'operator' || isPermission(access)
}

/** What is no name of a city goes on to the route, which says so. */
function cityOf({ params, query }: FastifyRequest): string | undefined {
  for (const named of [params, query]) {
    if (typeof named !== 'object' || !named || !('city' in named)) continue
    return CityId.safeParse(named.city).data
  }
  return undefined
}

async function worksIn(request: FastifyRequest, city: string): Promise<boolean> {
  const actor = request.actor ?? (await request.findActor?.())
  return actor?.memberships.some((held) => held.city === city) ?? false
}
