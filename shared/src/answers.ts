import * as z from 'zod'

import { answerLimits } from './answer-limits.ts'
import { Clock } from './assignments.ts'
import { CityId, Names } from './cities.ts'
import { LatLng } from './geo.ts'
import { AnswerWords, InquiryNumber, Photo, PublicAnswer } from './inquiries.ts'
import { publicStates } from './inquiry-states.ts'
import { PageQuery, pageOf } from './page.ts'
import { isSourceUrl, maxSources } from './sources.ts'
import { typedLine, typedText } from './text.ts'
import { Version } from './version.ts'

/** After how many months somebody looks whether an answer still holds. */
const ReviewMonths = z.literal([3, 6, 12]).nullable()
export type ReviewMonths = z.infer<typeof ReviewMonths>

const NewSource = z.strictObject({
  title: typedLine(...answerLimits.source),
  url: z
    .string()
    .trim()
    .refine(isSourceUrl, { params: { code: 'wrong-format' } })
    .nullable(),
})

/** What is typed into the form of an answer. */
const words = {
  text: typedText(...answerLimits.text),
  basis: typedText(...answerLimits.basis)
    .nullable()
    .optional(),
  steps: typedText(...answerLimits.steps)
    .nullable()
    .optional(),
  sources: z.array(NewSource).max(maxSources).optional(),
  reviewMonths: ReviewMonths.optional(),
}
/** Of what it was written on: who is late hears of it. */

export const NewAnswer = z.strictObject({
  ...words,
  /** review: a moderator reads it first. */
  state: z.enum(['draft', 'review', 'published']),
  /** Of the draft that this one replaces; none where there was none. */
  version: Version.nullable().optional(),
})
export type NewAnswer = z.infer<typeof NewAnswer>
export type NewWords = Pick<NewAnswer, keyof typeof words>

const OpenAnswer = AnswerWords.extend({
  reviewMonths: ReviewMonths,
  /** review: with a moderator. */
  state: z.enum(['draft', 'review']),
  version: Version,
  /** Why a moderator sent it back. */
  returnedNote: z.string().nullable(),
  /** Whose it is; null for the moderators' own. */
  organisationId: z.uuid().nullable(),
  changedAt: z.iso.datetime(),
})

/** What everybody reads, with what its correction needs. */
const GivenAnswer = PublicAnswer.extend({
  id: z.uuid(),
  version: Version,
  organisationId: z.uuid().nullable(),
  reviewMonths: ReviewMonths,
})
export type GivenAnswer = z.infer<typeof GivenAnswer>

/** An inquiry on the desk of the responder it is assigned to. */
export const AssignedItem = z.strictObject({
  number: InquiryNumber,
  state: z.enum(publicStates),
  category: z.string(),
  title: z.string(),
  text: z.string(),
  place: z.string().nullable(),
  at: LatLng,
  publishedAt: z.iso.datetime(),
  organisationId: z.uuid().nullable(),
  photos: z.array(Photo),
  /** Published before, oldest first: an inquiry can be reopened and answered again. */
  answers: z.array(GivenAnswer),
  draft: OpenAnswer.nullable(),
  /** All that have to answer. */
  organisations: z.array(z.uuid()),
  /** Of the own organisation; for a moderator the one that is due first. */
  clock: Clock.nullable(),
  /** Answered by another body; one's own may add what it has to say. */
  mayAdd: z.boolean(),
})
export type AssignedItem = z.infer<typeof AssignedItem>
export const AssignedPage = pageOf(AssignedItem).extend({
  total: z.number(),
  /** What one writes here is read by a moderator before everybody reads it. */
  reviewed: z.boolean(),
})
export type AssignedPage = z.infer<typeof AssignedPage>

/** What was sent, for who has to answer it alone. Null: its time is over. */
export const AssignedDetail = z.strictObject({
  number: InquiryNumber,
  exactAt: LatLng.nullable(),
  address: z.string().nullable(),
  text: z.string().nullable(),
  /** Also those that not everybody may see. */
  photos: z.array(Photo),
})
export type AssignedDetail = z.infer<typeof AssignedDetail>

const assignedTabs = ['waiting', 'overdue', 'answered'] as const
export type AssignedTab = (typeof assignedTabs)[number]
export const AssignedQuery = z.strictObject({ ...PageQuery, state: z.enum(assignedTabs).optional() })

export const SavedAnswer = z.strictObject({
  number: InquiryNumber,
  /** Of the answer; the inquiry's own follows. */
  state: z.enum(['draft', 'review', 'published']),
  inquiryState: z.enum(publicStates),
  version: Version,
  changedAt: z.iso.datetime(),
})
export type SavedAnswer = z.infer<typeof SavedAnswer>

export const OneAnswer = z.strictObject({ city: CityId, id: z.uuid() })
export const OfVersion = z.strictObject({ version: Version })

/** A moderator publishes what an organisation wrote, as it is or with words set right. */
export const Approve = z.strictObject({ ...words, version: Version })
export const ReturnAnswer = z.strictObject({ version: Version, note: typedText(...answerLimits.note) })
/** What is wrong in a published answer is set right in the open. */
export const Correct = z.strictObject({
  ...words,
  version: Version,
  reason: typedLine(...answerLimits.reason),
})
export const StillTrue = z.strictObject({ version: Version, reviewMonths: ReviewMonths })
export const Reopen = z.strictObject({ reason: typedLine(...answerLimits.reason) })

/** An answer with the inquiry it belongs to: one to check before it is published, or one to look at again. */
export const DeskAnswer = AnswerWords.extend({
  id: z.uuid(),
  version: Version,
  number: InquiryNumber,
  category: z.string(),
  title: z.string(),
  question: z.string(),
  place: z.string().nullable(),
  organisation: Names.nullable(),
  reviewMonths: ReviewMonths,
  reviewBy: z.iso.date().nullable(),
  checkedOn: z.iso.date().nullable(),
  /** Came through a reply link, from a body without accounts. */
  byLink: z.boolean(),
  /** How many neighbours say that it did not help. */
  notHelped: z.number(),
  /** When it was sent to be checked, or published. */
  since: z.iso.datetime(),
})
export type DeskAnswer = z.infer<typeof DeskAnswer>
export const DeskAnswerPage = pageOf(DeskAnswer).extend({ total: z.number() })
export type DeskAnswerPage = z.infer<typeof DeskAnswerPage>

export const AnswerCounts = z.strictObject({ toCheck: z.number(), ageing: z.number(), overdue: z.number() })
export type AnswerCounts = z.infer<typeof AnswerCounts>
