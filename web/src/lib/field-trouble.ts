import type { FieldCode } from '@bezpechne/shared/errors'
import { hiddenCharacter } from '@bezpechne/shared/inquiry-text'
import { textIn } from '@bezpechne/shared/languages'
import { fieldWords } from '@bezpechne/shared/words/fields'

import { ApiError } from './api.ts'
import { defineWords, useLanguage, useWords } from './words.ts'

/** What is wrong, by the path that the server names. */
export type Problems = Partial<Record<string, FieldCode>>

type Limits = readonly [fewest: number, most: number]

// Signs of no width: they have a length and say nothing.
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu

/** What the server would refuse; it has the last word. */
export function lengthProblem(typed: string, [fewest, most]: Limits): FieldCode | undefined {
  const text = typed.normalize('NFC').trim()
  if (hiddenCharacter.test(text)) return 'hidden-characters'
  if (text.replaceAll(invisible, '').length < fewest) return 'too-short'
  return text.length > most ? 'too-long' : undefined
}

/** Which fields the server refused; undefined where it refused something else. */
export function fieldsOf(error: unknown): Problems | undefined {
  if (!(error instanceof ApiError) || error.code !== 'invalid-input' || error.errors.length === 0)
    return undefined
  return Object.fromEntries(error.errors.map(({ path, code }) => [path, isFieldCode(code) ? code : 'wrong']))
}

// NOTE: not the list of shared/src/errors.ts, which brings the schema library with it.
function isFieldCode(code: string): code is FieldCode {
  return Object.hasOwn(fieldWords.uk, code)
}

/** While one still types, only what cannot become right by typing on is said. */
export function alreadyWrong(problems: Problems): Problems {
  return Object.fromEntries(
    Object.entries(problems).filter(([, code]) => code === 'too-long' || code === 'hidden-characters'),
  )
}

const words = defineWords('field-trouble', {
  uk: {
    tooLong: 'Задовго: {{count}} знаків, а вміщується {{most}}. Скоротіть, текст нікуди не зникне.',
    tooShort: 'Закоротко. Знаків має бути щонайменше {{fewest}}.',
  },
  en: {
    tooLong: 'Too long: {{count}} characters where {{most}} fit. Shorten it; nothing of it is lost.',
    tooShort: 'Write at least {{fewest}} characters.',
  },
})

/** What is wrong with a field, in words: how long it is where it is too long. */
export function useFieldTrouble() {
  const say = useWords(words)
  const language = useLanguage()
  return function trouble(
    code: FieldCode | undefined,
    typed: string,
    [fewest, most]: Limits,
  ): string | undefined {
    if (!code) return undefined
    if (code === 'too-long') return say('tooLong', { count: typed.trim().length, most })
    if (code === 'too-short') return say('tooShort', { fewest })
    return textIn(fieldWords, language)[code]
  }
}
