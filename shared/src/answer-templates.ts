import * as z from 'zod'

import { answerLimits } from './answer-limits.ts'
import { CategoryCode } from './categories.ts'
import { CityId } from './cities.ts'
import { typedLine, typedText } from './text.ts'
import { Version } from './version.ts'

const words = {
  title: typedLine(...answerLimits.templateTitle),
  text: typedText(...answerLimits.text),
  basis: typedText(...answerLimits.basis).nullable(),
  steps: typedText(...answerLimits.steps).nullable(),
}
const TemplateWords = z.strictObject(words)
export type TemplateWords = z.infer<typeof TemplateWords>

export const NewTemplate = z.strictObject({
  ...words,
  /** Null: for any. */
  category: CategoryCode.nullable(),
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
/** One that the product brings: a city says it otherwise, puts it out of sight, or takes it as it was. */
export const StandardTemplate = z.strictObject({
  code: z.string(),
  category: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  basis: z.string().nullable(),
  steps: z.string().nullable(),
  /** In the city's own words. */
  changed: z.boolean(),
  hidden: z.boolean(),
  /** 0 before anybody has touched it. */
  version: z.number(),
})
export type StandardTemplate = z.infer<typeof StandardTemplate>

export const AnswerTemplates = z.strictObject({
  items: z.array(AnswerTemplate),
  /** Of the product, in the language of who asks; those out of sight are for who cares for the desk alone. */
  standard: z.array(StandardTemplate),
})
export type AnswerTemplates = z.infer<typeof AnswerTemplates>

export const EditTemplate = NewTemplate.extend({ version: Version })
export const RemoveTemplate = z.strictObject({ version: Version })

export const OneStandard = z.strictObject({ city: CityId, code: z.string().regex(/^[a-z-]{2,40}$/) })
/** How it shall be: null for the words of the product. */
export const SetStandard = z.strictObject({
  words: TemplateWords.nullable(),
  hidden: z.boolean(),
  version: z.union([z.literal(0), Version]),
})
export type SetStandard = z.infer<typeof SetStandard>
