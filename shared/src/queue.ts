import * as z from 'zod'

import { CategoryCode } from './categories.ts'
import { InquiryNumber } from './inquiries.ts'
import { rejectionReasons } from './inquiry-states.ts'
import { PageQuery, pageOf } from './page.ts'
import { typedText } from './text.ts'

/** How long something has waited at least. */
const ages = ['day', 'three-days'] as const

/** What of the queue to show; what is left out is not asked. */
export const QueueQuery = z.strictObject({
  ...PageQuery,
  /** "none": of no district, as an address without a point. */
  district: z.string().min(1).max(60).optional(),
  category: CategoryCode.optional(),
  /** A kind of personal data that was found, or "any". */
  finding: z
    .string()
    .regex(/^[a-z-]{2,20}$/)
    .optional(),
  age: z.enum(ages).optional(),
  photos: z.literal('with').optional(),
})
export type QueueFilter = Omit<z.infer<typeof QueueQuery>, keyof typeof PageQuery>

export const QueueItem = z.strictObject({
  id: z.uuid(),
  number: InquiryNumber,
  title: z.string(),
  category: z.string(),
  districtId: z.string().nullable(),
  /** Kinds of personal data found in it, never the words. */
  findings: z.array(z.string()),
  photos: z.number(),
  /** Announced with the words, and not here yet. */
  photosComing: z.number(),
  urgent: z.boolean(),
  submittedAt: z.iso.datetime(),
  /** A colleague who reads it now, and until when it is theirs; null while nobody else does. */
  held: z.strictObject({ by: z.string(), until: z.iso.datetime() }).nullable(),
  /** Here again: its author has changed it as asked, or asks for another moderator. */
  again: z.enum(['revised', 'review']).nullable(),
  /** A review of what the one who asks has refused: theirs only when nobody else took it in time. */
  othersTurn: z.boolean(),
})
export type QueueItem = z.infer<typeof QueueItem>

/** The numbers follow the filter, but for "waiting". */
export const QueuePage = pageOf(QueueItem).extend({
  total: z.number(),
  urgent: z.number(),
  oldestAt: z.iso.datetime().nullable(),
  /** All that wait, whatever the filter. */
  waiting: z.number(),
  /** How long a decision can be taken back; 0 where it cannot. */
  undoSeconds: z.number(),
})
export type QueuePage = z.infer<typeof QueuePage>

/** A wave of spam, and not the whole queue by a slip. */
const Wave = z.array(z.uuid()).min(1).max(100)

export const BulkReject = z.strictObject({
  ids: Wave,
  reason: z.enum(rejectionReasons),
  note: typedText(1, 500).optional(),
})
export type BulkReject = z.infer<typeof BulkReject>

export const BulkUndo = z.strictObject({ ids: Wave })

/** What was done, and what was not and why, one by one. */
export const BulkOutcome = z.strictObject({
  done: z.array(z.strictObject({ id: z.uuid(), number: InquiryNumber })),
  refused: z.array(z.strictObject({ id: z.uuid(), code: z.string() })),
})
export type BulkOutcome = z.infer<typeof BulkOutcome>
