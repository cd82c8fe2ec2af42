import type { Language } from '@bezpechne/shared/languages'
import { textIn } from '@bezpechne/shared/languages'
import { fieldWords } from '@bezpechne/shared/words/fields'

import { ApiError } from '../lib/api.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { words } from './words.ts'

/** Why it was not saved, in the server's own sentence; what was typed stays where it is. */
export function SaveTrouble({ error }: { error: unknown }) {
  const say = useWords(words)
  const told = error instanceof ApiError ? error.title : ''
  return (
    <Notice tone="warn" title={say('notSaved')} alert>
      <p>{told || say('notSavedText')}</p>
    </Notice>
  )
}

/** What the server says of one field of the form. */
export function useFieldTrouble(error: unknown): (path: string) => string | undefined {
  const language = useLanguage()
  return function troubleOf(path) {
    const code = error instanceof ApiError ? error.errors.find((one) => one.path === path)?.code : undefined
    return code === undefined ? undefined : (sentences(language)[code] ?? sentences(language)['wrong'])
  }
}

function sentences(language: Language): Record<string, string> {
  return textIn(fieldWords, language)
}
