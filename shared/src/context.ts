import * as z from 'zod'

import { Names } from './cities.ts'
import { LatLng } from './geo.ts'
import { InquiryNumber } from './inquiries.ts'
import { inquiryStates } from './inquiry-states.ts'

/** Another inquiry beside the one that is read: public, or waiting in the queue; never a sealed one. */
export const ContextItem = z.strictObject({
  id: z.uuid(),
  number: InquiryNumber,
  state: z.enum(inquiryStates),
  title: z.string(),
  submittedAt: z.iso.datetime(),
  /** Where it is, as exactly as the desk may know; null where only a district is known. */
  at: LatLng.nullable(),
  /** From the inquiry that is read; null where it was found by its words. */
  metres: z.number().nullable(),
  /** The beginning of the latest answer. */
  answer: z.strictObject({ text: z.string(), by: Names.nullable(), on: z.iso.date() }).nullable(),
})
export type ContextItem = z.infer<typeof ContextItem>

/** What became of what the same person sent before; who that is stays unknown. */
export const SameAuthor = z.strictObject({
  total: z.number(),
  waiting: z.number(),
  published: z.number(),
  answered: z.number(),
  rejected: z.number(),
  merged: z.number(),
  /** Of those that everybody sees now, the latest first. */
  numbers: z.array(InquiryNumber),
})
export type SameAuthor = z.infer<typeof SameAuthor>

/** What a moderator wants to know beside an inquiry before deciding. */
export const CaseContext = z.strictObject({
  /** How far "near" is for its category. */
  nearMetres: z.number(),
  near: z.array(ContextItem),
  /** In the same words, farther away. */
  alike: z.array(ContextItem),
  /** What was answered to such questions before. */
  answered: z.array(ContextItem),
  /** Null where the author left no address: then nobody can know. */
  author: SameAuthor.nullable(),
})
export type CaseContext = z.infer<typeof CaseContext>
