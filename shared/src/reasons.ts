import * as z from 'zod'

import { CityId, Names } from './cities.ts'
import { pageOf } from './page.ts'
import { typedText } from './text.ts'
import { Version } from './version.ts'

/** Why something is not published, and what an author is asked to change: two closed lists. */
export const reasonKinds = ['reject', 'change'] as const
export type ReasonKind = (typeof reasonKinds)[number]

/** Longest text that a city writes for a reason. */
const maxReason = 500

const Reason = z.string().regex(/^[a-z-]{2,40}$/)
export const OneReason = z.strictObject({ city: CityId, kind: z.enum(reasonKinds), reason: Reason })

/** What the author reads for a reason: the city's own words, or those of the product. */
export const ReasonText = z.strictObject({
  kind: z.enum(reasonKinds),
  reason: z.string(),
  text: Names,
  /** The city has written it itself. */
  own: z.boolean(),
  /** 0 before anybody has changed it. */
  version: z.number(),
})
export type ReasonText = z.infer<typeof ReasonText>
export const ReasonTexts = pageOf(ReasonText)

const version = z.union([z.literal(0), Version])
export const SetReason = z.strictObject({
  text: z.strictObject({ uk: typedText(3, maxReason), en: typedText(3, maxReason) }),
  version,
})
export type SetReason = z.infer<typeof SetReason>
export const ResetReason = z.strictObject({ version })
