import type { Membership, Role } from '@bezpechne/shared/access'
import type { Language } from '@bezpechne/shared/inquiries'

/** The member of staff behind a request: found once from the session, before access is checked. */
export interface Actor {
  id: string
  name: string
  email: string
  secondFactor: boolean
  /** A code was given within five minutes, in this session. */
  fresh: boolean
  memberships: Membership[]
  /** Of the platform: opens cities and sees counts. It is no role in any of them. */
  operator: boolean
}

/** Whoever reads the letters of an e-mail address, as a link in one has proved: no account, only a session. */
export interface Resident {
  /** In lower case. */
  email: string
  language: Language
  /** Keyed hash of the address: the same person again, without who it is. */
  person: string
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | undefined
    /** A resident with a session. Not found where everybody reads the same: such a route is `byCode`, or of a resident. */
    resident: Resident | undefined
    /** Who it is now: while a stream stays open a session may end, or a role be taken away. */
    actorNow: (() => Promise<Actor | undefined>) | undefined
    /** Where everybody reads the same, "actor" is not looked for; this looks. */
    findActor: (() => Promise<Actor | undefined>) | undefined
  }
}

/** Who does it, in which role: what an event remembers. */
export interface ActingStaff {
  id: string
  role: Role
  /** Whose voice it is: a responder's organisation, null for a moderator. */
  organisationId: string | null
}
