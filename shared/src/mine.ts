import * as z from 'zod'

import { Holding, InquiryNumber, OneInquiry } from './inquiries.ts'
import { inquiryStates } from './inquiry-states.ts'

/** Seconds within which the author may think better of taking an inquiry back. */
export const putBackSeconds = 60

/** One of a person's own, in whichever city: the last change first. */
export const OwnLine = z.strictObject({
  ...OneInquiry.shape,
  state: z.enum(inquiryStates),
  category: z.string(),
  /** The beginning of what was sent, or what everybody reads once that is erased; null where neither is there. */
  title: z.string().nullable(),
  submittedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  frozen: z.boolean(),
  /** Until when its author has to change something. */
  changesUntil: z.iso.datetime().nullable(),
  mergedInto: InquiryNumber.nullable(),
})
export type OwnLine = z.infer<typeof OwnLine>
export const OwnLines = z.strictObject({ items: z.array(OwnLine), more: z.boolean() })
export type OwnLines = z.infer<typeof OwnLines>

export const AddOwn = z.strictObject({ code: z.string().min(1).max(100) })
export const Added = OneInquiry
export type Added = z.infer<typeof Added>

export const Withdrawn = z.strictObject({
  number: InquiryNumber,
  state: z.enum(inquiryStates),
  /** Null where it cannot be put back. */
  putBackSeconds: z.number().nullable(),
})
export type Withdrawn = z.infer<typeof Withdrawn>

export const Cover = Holding.extend({
  /** Passages of what everybody reads, as they stand there: each is covered wherever it occurs. */
  words: z.array(z.string().min(2).max(2000)).min(1).max(20),
})
export const Covered = z.strictObject({ number: InquiryNumber, title: z.string(), text: z.string() })
export type Covered = z.infer<typeof Covered>

export const Forgotten = z.strictObject({ number: InquiryNumber })

export const EraseMine = z.strictObject({
  /** The own address, typed. */
  confirm: z.string().max(200),
  /** What becomes of what everybody reads: it stays without the person, or is taken back, too. */
  published: z.enum(['keep', 'withdraw']),
})
export type EraseMine = z.infer<typeof EraseMine>
export const Erased = z.strictObject({ inquiries: z.number(), withdrawn: z.number(), kept: z.number() })
export type Erased = z.infer<typeof Erased>
