import * as z from 'zod'

import { roles } from './access.ts'
import { AuthKey } from './accounts.ts'
import { CityId, Names } from './cities.ts'
import { written } from './languages.ts'
import { mailboxKinds } from './letters-crypto/mailbox.ts'
import { StaffActivity } from './staff-activity.ts'
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
  role: z.enum(roles),
  organisationId: z.uuid().nullable(),
  language: z.enum(written),
  sentAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  expired: z.boolean(),
  /** Nothing was sent yet: somebody else than who asked has to agree first. */
  waits: z.boolean(),
  askedBy: z.string().nullable(),
  /** Whether the reader may say that second word. */
  decidable: z.boolean(),
  /** Nobody in the city may: the platform operator does. */
  byOperator: z.boolean(),
})
export type Invitation = z.infer<typeof Invitation>

/** What is left to do after somebody went: keys that were known, a beat without its officer. */
export const LeavingStep = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('mailbox'),
    kind: z.enum(mailboxKinds),
    /** Of the beat, where it is one. */
    name: Names.nullable(),
    /** Who could open it and went; null: one of those who work here, and the step would follow. */
    left: z.string().nullable(),
    /** How many can open it now, or would be able to. */
    holders: z.number(),
  }),
  z.strictObject({
    what: z.literal('beat'),
    beat: z.string(),
    name: Names,
    officer: Names,
  }),
])
export type LeavingStep = z.infer<typeof LeavingStep>

export const People = z.strictObject({
  members: z.array(Member),
  invitations: z.array(Invitation),
  steps: z.array(LeavingStep),
})
export type People = z.infer<typeof People>

export const NewInvitation = z
  .strictObject({
    email: z.email().max(200),
    role: z.enum(roles),
    /** Whom a responder speaks for. */
    organisationId: z.uuid().nullable(),
    language: z.enum(written),
  })
  .refine(({ role, organisationId }) => (role === 'responder') === (organisationId !== null), {
    path: ['organisationId'],
    params: { code: 'wrong' },
  })
export type NewInvitation = z.infer<typeof NewInvitation>

/** What ends with a role at once, and what is left to do. */
export const Left = z.strictObject({
  claims: z.number(),
  replyLinks: z.number(),
  invitations: z.number(),
  steps: z.array(LeavingStep),
})
export type Left = z.infer<typeof Left>

/** One who works here: what would end with the last role, and what was done of late. */
export const OnePerson = z.strictObject({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  held: Left,
  activity: StaffActivity,
})
export type OnePerson = z.infer<typeof OnePerson>

export const RemoveRole = z.strictObject({ role: z.enum(roles) })

const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
export const OpenInvitation = z.strictObject({ token })

/** What whoever holds the link is told, which is who reads that mailbox. */
export const OpenedInvitation = z.strictObject({
  city: z.strictObject({ id: CityId, name: Names }),
  role: z.enum(roles),
  organisation: Names.nullable(),
  email: z.string(),
  expiresAt: z.iso.datetime(),
  /** Who has an account accepts after signing in. */
  hasAccount: z.boolean(),
  /** The first administrator of a city that is being opened, who may screen inquiries, too. */
  first: z.boolean(),
  /** As who asked for the city called themselves; empty where nobody did. */
  name: z.string(),
})
export type OpenedInvitation = z.infer<typeof OpenedInvitation>

/** A first administrator takes the moderator's role along: somebody has to screen, and nobody else is there yet. */
const moderates = z.boolean().optional()
export const AcceptInvitation = z.strictObject({
  token,
  name: typedLine(2, 100),
  authKey: AuthKey,
  moderates,
})
export type AcceptInvitation = z.infer<typeof AcceptInvitation>

export const JoinInvitation = z.strictObject({ token, moderates })

export const Accepted = z.strictObject({ city: CityId, role: z.enum(roles) })
export type Accepted = z.infer<typeof Accepted>
