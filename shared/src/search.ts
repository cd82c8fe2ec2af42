import * as z from 'zod'

import { InquirySummary } from './inquiries.ts'
import { pageOf } from './page.ts'
import { typedLine } from './text.ts'

export const AnswersQuery = z.strictObject({ q: typedLine(2, 100) })

/** A question that was answered, with the words of its answer: perhaps nobody need ask again. */
export const AnsweredQuestion = InquirySummary.pick({
  number: true,
  city: true,
  category: true,
  title: true,
  place: true,
  answeredOn: true,
  answeredBy: true,
}).extend({
  /** The beginning of the latest answer. */
  answer: z.string(),
})
export type AnsweredQuestion = z.infer<typeof AnsweredQuestion>
export const AnsweredQuestions = pageOf(AnsweredQuestion)
