import * as z from 'zod'

import { CategoryCode } from './categories.ts'
import { CityId, Names } from './cities.ts'
import { LatLng } from './geo.ts'
import { InquiryNumber, languages } from './inquiries.ts'

/** How often somebody is told. */
export const rhythms = ['each', 'daily', 'weekly'] as const
export type Rhythm = (typeof rhythms)[number]

/** What happened to an inquiry, as who follows is told of it. */
const noticeKinds = ['published', 'answered', 'corrected', 'reopened', 'merged', 'confirmed'] as const
export type NoticeKind = (typeof noticeKinds)[number]

const followKinds = ['inquiry', 'area', 'category', 'city'] as const
export type FollowKind = (typeof followKinds)[number]

const Hour = z.number().int().min(0).max(23)
/** Hours in Kyiv from and until which nothing comes; the same twice: it comes at any hour. */
export const Quiet = z.strictObject({ from: Hour, to: Hour })
export type Quiet = z.infer<typeof Quiet>

/** A yard, a school's surroundings, a quarter: more is a city. */
const maxMetres = 5000
const maxCorners = 200

const Corner = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

/** A closed ring, [longitude, latitude]. */
const Ring = z
  .array(Corner)
  .min(4)
  .max(maxCorners)
  .refine(isClosed, { params: { code: 'wrong-format' } })

function isClosed(ring: [number, number][]): boolean {
  const [first, last] = [ring[0], ring.at(-1)]
  return first?.[0] === last?.[0] && first?.[1] === last?.[1]
}

/** What is followed beside one inquiry. */
export const FollowedPlace = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('circle'), at: LatLng, metres: z.number().int().min(100).max(maxMetres) }),
  z.strictObject({ kind: z.literal('polygon'), ring: Ring }),
  z.strictObject({ kind: z.literal('category'), category: CategoryCode }),
  z.strictObject({ kind: z.literal('city') }),
])
export type FollowedPlace = z.infer<typeof FollowedPlace>

const how = {
  /** Not looked at where a resident has signed in: then it is the address of the session. */
  email: z.email().max(200).optional(),
  rhythm: z.enum(rhythms),
  quiet: Quiet.optional(),
  language: z.enum(languages).optional(),
}
export const FollowInquiry = z.strictObject(how)
export type FollowInquiry = z.infer<typeof FollowInquiry>
export const FollowPlace = z.strictObject({ what: FollowedPlace, ...how })
export type FollowPlace = z.infer<typeof FollowPlace>

/** "mail-sent" says nothing of the address: it is the same whether it follows already, or wants no mail. */
export const FollowStarted = z.strictObject({ state: z.enum(['mail-sent', 'following']) })
export type FollowStarted = z.infer<typeof FollowStarted>

const Token = z.string().regex(/^[a-z]\.[\w.-]{60,95}$/)
export const OneStopLink = z.strictObject({ token: z.string().max(100) })
/** Without a token: what the resident follows who has signed in. */
export const OpenFollowing = z.strictObject({ token: Token.optional() })
export const ConfirmFollowing = z.strictObject({ token: Token })
export const AskFollowLink = z.strictObject({
  email: z.email().max(200),
  language: z.enum(languages).optional(),
})

export const Followed = z.strictObject({
  id: z.uuid(),
  city: CityId,
  cityName: Names,
  kind: z.enum(followKinds),
  rhythm: z.enum(rhythms),
  /** Where its news is read; the title is null while nobody may see it. */
  inquiry: z.strictObject({ number: InquiryNumber, title: z.string().nullable() }).nullable(),
  category: z.strictObject({ code: CategoryCode, name: Names }).nullable(),
  area: z.strictObject({ at: LatLng, km2: z.number() }).nullable(),
})
export type Followed = z.infer<typeof Followed>

/** What a link opens: something to confirm, something to stop, or all that its holder follows. */
export const Following = z.strictObject({
  purpose: z.enum(['confirm', 'stop', 'manage']),
  items: z.array(Followed),
  quiet: Quiet.nullable(),
  language: z.enum(languages).nullable(),
})
export type Following = z.infer<typeof Following>

/** A link's token that opens all that its holder follows; null where the letter is too old to give one. */
export const Confirmed = z.strictObject({ manage: z.string().nullable() })
export type Confirmed = z.infer<typeof Confirmed>

const by = { token: Token.optional() }
export const ChangeFollowing = z.discriminatedUnion('act', [
  z.strictObject({ ...by, act: z.literal('rhythm'), id: z.uuid(), rhythm: z.enum(rhythms) }),
  z.strictObject({ ...by, act: z.literal('stop'), id: z.uuid() }),
  z.strictObject({ ...by, act: z.literal('stop-all') }),
  z.strictObject({ ...by, act: z.literal('quiet'), quiet: Quiet }),
  z.strictObject({ ...by, act: z.literal('language'), language: z.enum(languages) }),
])
export type ChangeFollowing = z.infer<typeof ChangeFollowing>

export const Stopped = z.strictObject({ stopped: z.literal(true) })
export type Stopped = z.infer<typeof Stopped>
