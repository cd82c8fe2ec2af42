import type { FindingKind } from '@bezpechne/shared/findings'
import type { Language } from '@bezpechne/shared/inquiries'

import { useLanguage, useWords } from '../lib/words.ts'
import { words } from './words.ts'

const nameOf = {
  email: 'foundEmail',
  card: 'foundCard',
  phone: 'foundPhone',
  plate: 'foundPlate',
  flat: 'foundFlat',
  name: 'foundName',
} as const

/** "a phone number and a name", in the reader's language. */
export function useFoundWords() {
  const say = useWords(words)
  const language: Language = useLanguage()
  return function list(kinds: readonly FindingKind[]): string {
    return new Intl.ListFormat(language, { type: 'conjunction' }).format(
      kinds.map((kind) => say(nameOf[kind])),
    )
  }
}

/** How long something has waited: the largest unit alone. */
export function useWaited() {
  const say = useWords(words)
  return function waited(since: string, now = Date.now()): string {
    const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000))
    if (minutes < 60) return say('minutes', { count: minutes })
    if (minutes < 48 * 60) return say('hours', { count: Math.floor(minutes / 60) })
    return say('days', { count: Math.floor(minutes / 1440) })
  }
}
