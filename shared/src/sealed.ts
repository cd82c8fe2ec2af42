import * as z from 'zod'

import { guardKinds } from './guard/kinds.ts'
import { InquiryNumber } from './inquiries.ts'
import { GuardHit } from './lexicon.ts'
import { Case, Publish } from './moderation.ts'
import { PageQuery, pageOf } from './page.ts'

export const SealedQuery = z.strictObject(PageQuery)

/** What the guard holds back, as its own list shows it. */
export const SealedItem = z.strictObject({
  id: z.uuid(),
  number: InquiryNumber,
  title: z.string(),
  category: z.string(),
  submittedAt: z.iso.datetime(),
  photos: z.number(),
  /** Announced with the words, and not here yet. */
  photosComing: z.number(),
  kinds: z.array(z.enum(guardKinds)),
  /** Who is reading it now, and until when; null where nobody else is. */
  held: z.strictObject({ by: z.string(), until: z.iso.datetime() }).nullable(),
  /** Whose agreement it has: another's waits for mine, mine for another's. */
  agreed: z.enum(['nobody', 'me', 'another']),
})
export type SealedItem = z.infer<typeof SealedItem>
export const SealedPage = pageOf(SealedItem).extend({
  total: z.number(),
  oldestAt: z.iso.datetime().nullable(),
})
export type SealedPage = z.infer<typeof SealedPage>

export const SealedCount = z.strictObject({ total: z.number() })
export type SealedCount = z.infer<typeof SealedCount>

/** The public face that one moderator agrees to; another one publishes exactly this. */
export const Agreement = z.strictObject({
  id: z.uuid(),
  by: z.string(),
  mine: z.boolean(),
  at: z.iso.datetime(),
  face: Publish,
})
export type Agreement = z.infer<typeof Agreement>

export const SealedCase = Case.extend({
  kinds: z.array(z.enum(guardKinds)),
  /** Where in the text, and in the address, the guard finds what it holds back. */
  hits: z.array(GuardHit),
  addressHits: z.array(GuardHit),
  /** Names of the areas that hold the exact place. */
  areas: z.array(z.string()),
  agreement: Agreement.nullable(),
})
export type SealedCase = z.infer<typeof SealedCase>

/** A face to agree to, instead of the one that was there when it was written; null: of none. */
export const Agree = z.strictObject({ face: Publish, instead: z.uuid().nullable() })
export type Agree = z.infer<typeof Agree>

export const PublishAgreed = z.strictObject({ agreement: z.uuid() })
