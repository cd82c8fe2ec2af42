import { type Access, isPermission, mayDo, type Role } from '@bezpechne/shared/access'
import { CityId } from '@bezpechne/shared/cities'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import * as z from 'zod'

import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import type { Actor, ActingStaff, Resident } from './actor.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** For staff who have not enrolled a second factor yet: who am I, and the enrolment itself. */
    beforeSecondFactor?: boolean
    /** For what an open tab alone must not do: grants, exports, hiding much at once. */
    fresh?: boolean
    /**
     * Looks for what the address names by its id before a body is read, and throws what the route says of one that is
     * not of this city: of another city's things nobody learns even which form is asked for.
     */
    finds?: (db: Db, city: string, id: string) => Promise<unknown>
  }
  interface FastifyInstance {
    /** Every route with the access it declares. */
    accessList: { method: string; url: string; access: Access; fresh: boolean }[]
  }
}

const Named = z.object({ city: CityId, id: z.uuid() })

/** Deny by silence: no access declared, no boot; no permission in this city, no such thing. */
export const guard = fp(async (app, options: { needsSecondFactor: boolean }) => {
  app.decorate('accessList', [])
  app.addHook('onRoute', function requireDeclaredAccess({ method, url, config }) {
    const access = config?.access
    if (!access) throw new Error(`${String(method)} ${url} declares no access`)
    const fresh = config.fresh ?? false
    app.accessList.push(...[method].flat().map((one) => ({ method: one, url, access, fresh })))
  })
  // NOTE: onRequest, not preHandler: validation runs in between and would answer strangers with 400s.
  app.addHook('onRequest', async function enforceAccess(request) {
    const { access: needed, beforeSecondFactor } = request.routeOptions.config
    if (needed === 'public' || request.is404) return
    if (needed === 'resident') return void residentOf(request)
    const actor = actorOf(request)
    if (options.needsSecondFactor && !actor.secondFactor && !beforeSecondFactor)
      throw new AppError('second-factor-required')
    // NOTE: 404, not 403: absent and forbidden look alike for whatever is private.
    if (!maySeeHere(actor, request.params, needed)) throw new AppError('not-found')
  })
  app.addHook('onRequest', async function findWhatIsNamed({ routeOptions, params }) {
    const { finds } = routeOptions.config
    const named = finds && Named.safeParse(params).data
    if (named) await finds(app.db, named.city, named.id)
  })
  app.addHook('preHandler', async function askForFreshCode(request) {
    if (request.routeOptions.config.fresh) requireFresh(request)
  })
})

/** Of who has a second factor; production lets nobody without one come so far. @throws AppError 'code-again' */
export function requireFresh(request: FastifyRequest): void {
  const { secondFactor, fresh } = actorOf(request)
  if (secondFactor && !fresh) throw new AppError('code-again')
}

/** The actor of a route that is not public: the guard has let only one with a session through. */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.actor) throw new AppError('unauthenticated')
  return request.actor
}

/** The resident of a route that is a resident's own. */
export function residentOf(request: FastifyRequest): Resident {
  if (!request.resident) throw new AppError('unauthenticated')
  return request.resident
}

function maySeeHere(actor: Actor, params: unknown, needed: Access | undefined): boolean {
  if (needed === 'staff' || needed === 'operator') return needed === 'staff' || actor.operator
  const city = cityIn(params)
  return Boolean(needed && isPermission(needed) && city && mayDo(actor.memberships, city, needed))
}

/** The same actor in the role that this route's access and city ask for. */
export function actingIn(request: FastifyRequest): ActingStaff {
  const { id, memberships } = actorOf(request)
  const { access } = request.routeOptions.config
  const city = cityIn(request.params)
  if (!city || !access || !isPermission(access)) throw new AppError('not-found')
  const held = memberships.find((membership) => mayDo([membership], city, access))
  if (!held) throw new AppError('not-found')
  return { id, role: held.role, organisationId: held.organisationId }
}

/** Who does it and as what: in the role that the route asks for, or as an operator of the platform. */
export function doerIn(request: FastifyRequest): { id: string; role: Role | 'operator' } {
  const { access } = request.routeOptions.config
  return access === 'operator' ? { id: actorOf(request).id, role: access } : actingIn(request)
}

function cityIn(params: unknown): string | undefined {
  return typeof params === 'object' && params && 'city' in params && typeof params.city === 'string'
    ? params.city
    : undefined
}
