import * as z from 'zod'

import { roles } from './access.ts'
import { AuthKey } from './accounts.ts'
import { CityId, Names } from './cities.ts'
import { written } from './languages.ts'
import { invitedRoles } from './organisations.ts'
import { typedLine } from './text.ts'

/** A person in one role; who holds two stands there twice. */
export const Member = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  organisationId: z.uuid().nullable(),
  secondFactor: z.boolean(),
  since: z.iso.datetime(),
})
export type Member = z.infer<typeof Member>

/** One that can still be accepted, or could until a short time ago. */
export const Invitation = z.strictObject({
  id: z.uuid(),
  email: z.string(),
  role: z.enum(invitedRoles),
  organisationId: z.uuid().nullable(),
  language: z.enum(written),
  sentAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  expired: z.boolean(),
})
export type Invitation = z.infer<typeof Invitation>

export const People = z.strictObject({ members: z.array(Member), invitations: z.array(Invitation) })
export type People = z.infer<typeof People>

export const NewInvitation = z
  .strictObject({
    email: z.email().max(200),
    role: z.enum(invitedRoles),
    /** Whom a responder speaks for. */
    organisationId: z.uuid().nullable(),
    language: z.enum(written),
  })
  .refine(({ role, organisationId }) => (role === 'responder') === (organisationId !== null), {
    path: ['organisationId'],
    params: { code: 'wrong' },
  })
export type NewInvitation = z.infer<typeof NewInvitation>

export const RemoveRole = z.strictObject({ role: z.enum(invitedRoles) })

const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
export const OpenInvitation = z.strictObject({ token })

/** What whoever holds the link is told, which is who reads that mailbox. */
export const OpenedInvitation = z.strictObject({
  city: z.strictObject({ id: CityId, name: Names }),
  role: z.enum(invitedRoles),
  organisation: Names.nullable(),
  email: z.string(),
  expiresAt: z.iso.datetime(),
  /** Who has an account accepts after signing in. */
  hasAccount: z.boolean(),
})
export type OpenedInvitation = z.infer<typeof OpenedInvitation>

export const AcceptInvitation = z.strictObject({ token, name: typedLine(2, 100), authKey: AuthKey })
export type AcceptInvitation = z.infer<typeof AcceptInvitation>

export const Accepted = z.strictObject({ city: CityId, role: z.enum(invitedRoles) })
export type Accepted = z.infer<typeof Accepted>
