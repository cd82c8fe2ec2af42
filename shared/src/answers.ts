import * as z from 'zod'

import { LatLng } from './geo.ts'
import { InquiryNumber, Photo } from './inquiries.ts'
import { publicStates } from './inquiry-states.ts'
import { pageOf } from './page.ts'
import { typedText } from './text.ts'

export const NewAnswer = z.strictObject({
  text: typedText(10, 4000),
  basis: typedText(3, 1000).nullable().optional(),
  steps: typedText(3, 2000).nullable().optional(),
  state: z.enum(['draft', 'published']),
})
export type NewAnswer = z.infer<typeof NewAnswer>

export const AnswerDraft = z.strictObject({
  text: z.string(),
  basis: z.string().nullable(),
  steps: z.string().nullable(),
  changedAt: z.iso.datetime(),
})

/** An inquiry on the desk of the responder it is assigned to. */
export const AssignedItem = z.strictObject({
  number: InquiryNumber,
  state: z.enum(publicStates),
  category: z.string(),
  title: z.string(),
  text: z.string(),
  place: z.string().nullable(),
  at: LatLng,
  /** Where exactly, and what address was typed: for the competent body alone. */
  exactAt: LatLng.nullable(),
  address: z.string().nullable(),
  publishedAt: z.iso.datetime(),
  organisationId: z.uuid().nullable(),
  photos: z.array(Photo),
  draft: AnswerDraft.nullable(),
})
export type AssignedItem = z.infer<typeof AssignedItem>
export const AssignedPage = pageOf(AssignedItem)
export type AssignedPage = z.infer<typeof AssignedPage>
