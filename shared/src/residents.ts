import * as z from 'zod'

import { languages } from './inquiries.ts'

/** Minutes that the link of a letter opens. */
export const linkMinutes = 20

export const AskLink = z.strictObject({ email: z.email().max(200), language: z.enum(languages) })
export type AskLink = z.infer<typeof AskLink>

const Token = z.string().min(1).max(200)
export const LookAtLink = z.strictObject({ token: Token })

/** What the page says before anybody signs in; nothing of the address, which the link alone must not tell. */
export const LinkSeen = z.strictObject({
  askedAt: z.iso.datetime(),
  /** Asked for in another browser: the address has to be typed. */
  asksAddress: z.boolean(),
})
export type LinkSeen = z.infer<typeof LinkSeen>

export const FollowLink = z.strictObject({ token: Token, email: z.string().max(200).optional() })

/** Who is signed in; nobody else is ever told this address. */
export const ResidentHere = z.strictObject({
  resident: z.strictObject({ email: z.string(), language: z.enum(languages) }).nullable(),
  /** Whether letters are sent here at all. */
  mails: z.boolean(),
})
export type ResidentHere = z.infer<typeof ResidentHere>

export const ResidentSignOut = z.strictObject({ everywhere: z.boolean() })
