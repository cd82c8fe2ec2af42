import type { Membership, Role } from '@bezpechne/shared/access'

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
    /** Who it is now: while a stream stays open a session may end, or a role be taken away. */
    actorNow: (() => Promise<Actor | undefined>) | undefined
  }
}

/** Who does it, in which role: what an event remembers. */
export interface ActingStaff {
  id: string
  role: Role
  /** Whose voice it is: a responder's organisation, null for a moderator. */
  organisationId: string | null
}
