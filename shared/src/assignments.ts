import * as z from 'zod'

import { roles } from './access.ts'
import { CityId, Names } from './cities.ts'
import { typedText } from './text.ts'

/** Until when a body must answer, by the city's calendar, as it stood when it was asked for. */
export const Clock = z.strictObject({
  dueAt: z.iso.datetime(),
  /** Running: so many working minutes are left. Late: so many have passed since. Still: an outage lasts. */
  state: z.enum(['running', 'late', 'still']),
  minutes: z.number(),
})
export type Clock = z.infer<typeof Clock>

/** A body that was given an inquiry. */
export const AssignedBody = z.strictObject({
  organisationId: z.uuid(),
  lead: z.boolean(),
  assignedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
  /** Null once it has answered, or while the inquiry has an answer of another. */
  clock: Clock.nullable(),
})
export type AssignedBody = z.infer<typeof AssignedBody>
export const AssignedBodies = z.strictObject({ items: z.array(AssignedBody) })
export type AssignedBodies = z.infer<typeof AssignedBodies>

/** Between those who work on an inquiry; nobody else reads it. */
export const InternalNote = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  role: z.enum(roles),
  /** Null where the account is gone. */
  author: z.string().nullable(),
  organisation: Names.nullable(),
  text: z.string(),
})
export type InternalNote = z.infer<typeof InternalNote>
export const InternalNotes = z.strictObject({ items: z.array(InternalNote) })
export type InternalNotes = z.infer<typeof InternalNotes>
export const NewNote = z.strictObject({ text: typedText(2, 2000) })

/** A link by which a body without accounts answers once. The link itself is shown when it is made, and never again. */
export const ReplyLink = z.strictObject({
  id: z.uuid(),
  organisationId: z.uuid(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  state: z.enum(['open', 'used', 'expired', 'withdrawn']),
})
export type ReplyLink = z.infer<typeof ReplyLink>
export const ReplyLinks = z.strictObject({ items: z.array(ReplyLink) })
export type ReplyLinks = z.infer<typeof ReplyLinks>
export const NewReplyLink = z.strictObject({ organisationId: z.uuid() })
export const MadeReplyLink = z.strictObject({
  id: z.uuid(),
  token: z.string(),
  expiresAt: z.iso.datetime(),
  /** Sent to the organisation's own address as well. */
  mailed: z.boolean(),
})
export type MadeReplyLink = z.infer<typeof MadeReplyLink>
export const OneReplyLink = z.strictObject({ city: CityId, id: z.uuid(), link: z.uuid() })
