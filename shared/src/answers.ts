import * as z from 'zod'

import { LatLng } from './geo.ts'
import { InquiryNumber, Photo, PublicAnswer } from './inquiries.ts'
import { publicStates } from './inquiry-states.ts'
import { PageQuery, pageOf } from './page.ts'
import { typedText } from './text.ts'

export const NewAnswer = z.strictObject({
  text: typedText(10, 4000),
  basis: typedText(3, 1000).nullable().optional(),
  steps: typedText(3, 2000).nullable().optional(),
  state: z.enum(['draft', 'published']),
})
export type NewAnswer = z.infer<typeof NewAnswer>

const AnswerDraft = z.strictObject({
  text: z.string(),
  basis: z.string().nullable(),
  steps: z.string().nullable(),
  /** Whose it is; null for the moderators' own. */
  organisationId: z.uuid().nullable(),
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
  /** Published before, oldest first: an inquiry can be reopened and answered again. */
  answers: z.array(PublicAnswer),
  draft: AnswerDraft.nullable(),
})
export type AssignedItem = z.infer<typeof AssignedItem>
export const AssignedPage = pageOf(AssignedItem).extend({ total: z.number() })
export type AssignedPage = z.infer<typeof AssignedPage>

const assignedTabs = ['waiting', 'answered'] as const
export type AssignedTab = (typeof assignedTabs)[number]
export const AssignedQuery = z.strictObject({ ...PageQuery, state: z.enum(assignedTabs).optional() })

export const SavedAnswer = z.strictObject({
  number: InquiryNumber,
  /** Of the answer; the inquiry's own follows. */
  state: z.enum(['draft', 'published']),
  inquiryState: z.enum(publicStates),
  changedAt: z.iso.datetime(),
})
export type SavedAnswer = z.infer<typeof SavedAnswer>
