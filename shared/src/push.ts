import * as z from 'zod'

import { FollowedPlace, Quiet, rhythms } from './following.ts'
import { languages } from './inquiries.ts'

/** Where a browser takes messages, as its push service made it; nobody else can guess it. */
const endpoint = z.url({ protocol: /^https$/ }).max(700)

/** What PushSubscription.toJSON() says. */
const PushAddress = z.strictObject({
  endpoint,
  keys: z.strictObject({
    p256dh: z.string().regex(/^B[\w-]{86}$/),
    auth: z.string().regex(/^[\w-]{22}$/),
  }),
})
export type PushAddress = z.infer<typeof PushAddress>

const how = {
  address: PushAddress,
  rhythm: z.enum(rhythms).optional(),
  quiet: Quiet.optional(),
  language: z.enum(languages).optional(),
}
export const PushInquiry = z.strictObject(how)
export const PushPlace = z.strictObject({ what: FollowedPlace, ...how })
export type PushWish = z.infer<typeof PushInquiry> & Partial<Pick<z.infer<typeof PushPlace>, 'what'>>

/** P-256 in uncompressed form, base64url: for PushManager.subscribe(). */
export const PushKey = z.strictObject({ key: z.string() })
export type PushKey = z.infer<typeof PushKey>

/** Without an id: all that this browser follows. */
export const StopPush = z.strictObject({ endpoint, id: z.uuid().optional() })
export const OpenPush = z.strictObject({ endpoint })

/** What a message says; it is encrypted for the one browser, and still tells no more than everybody may read. */
export interface PushMessage {
  title: string
  body: string
  /** A page of ours. */
  path: string
  /** The same message twice is shown once. */
  tag: string
  language: (typeof languages)[number]
}
