import type { Membership } from '@bezpechne/shared/access'

/** The member of staff behind a request: found once from the session, before access is checked. */
export interface Actor {
  id: string
  name: string
  email: string
  secondFactor: boolean
  memberships: Membership[]
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | undefined
  }
}
