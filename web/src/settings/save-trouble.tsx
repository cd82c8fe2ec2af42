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
    <div ref={goToTrouble}>
      <Notice tone="warn" title={say('notSaved')} alert>
        <p>{told || say('notSavedText')}</p>
      </Notice>
    </div>
  )
}

/** Whoever pressed at the end of a long form goes on at the first field that is wrong, or sees what is said above. */
function goToTrouble(notice: HTMLElement | null): void {
  const wrong = notice?.closest('form, dialog')?.querySelector<HTMLElement>('[aria-invalid=true]')
  if (wrong) wrong.focus()
  else notice?.scrollIntoView({ block: 'nearest' })
}

/** What the server says of one field of the form. */
export function useFieldTrouble(error: unknown): (path: string) => string | undefined {
  const language = useLanguage()
  const say = useWords(words)
  return function troubleOf(path) {
    const code = error instanceof ApiError ? error.errors.find((one) => one.path === path)?.code : undefined
    const [kind = ''] = /email|phone|number/.exec(path) ?? []
    if (code === 'wrong-format' && kind) return say(kind === 'email' ? 'noMail' : 'noNumber')
    return code === undefined ? undefined : (sentences(language)[code] ?? sentences(language)['wrong'])
  }
}

function sentences(language: Language): Record<string, string> {
  return textIn(fieldWords, language)
}
