import * as z from 'zod'

import { answerLimits } from './answer-limits.ts'
import { CategoryCode } from './categories.ts'
import { typedLine, typedText } from './text.ts'
import { Version } from './version.ts'

export const NewTemplate = z.strictObject({
  title: typedLine(...answerLimits.templateTitle),
  /** Null: for any. */
  category: CategoryCode.nullable(),
  text: typedText(...answerLimits.text),
  basis: typedText(...answerLimits.basis).nullable(),
  steps: typedText(...answerLimits.steps).nullable(),
})
export type NewTemplate = z.infer<typeof NewTemplate>

/** Words to begin an answer with. */
export const AnswerTemplate = z.strictObject({
  id: z.uuid(),
  version: Version,
  title: z.string(),
  category: z.string().nullable(),
  text: z.string(),
  basis: z.string().nullable(),
  steps: z.string().nullable(),
  /** Of one's own organisation; else everybody's in the city. */
  own: z.boolean(),
})
export type AnswerTemplate = z.infer<typeof AnswerTemplate>
export const AnswerTemplates = z.strictObject({ items: z.array(AnswerTemplate) })
export type AnswerTemplates = z.infer<typeof AnswerTemplates>

export const EditTemplate = NewTemplate.extend({ version: Version })
export const RemoveTemplate = z.strictObject({ version: Version })
