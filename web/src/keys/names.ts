import type { MailboxVersion } from '@bezpechne/shared/keys'
import { textIn } from '@bezpechne/shared/languages'

import { useLanguage, useWords } from '../lib/words.ts'
import { words } from './words.ts'

/** How people call a mailbox. */
export function useNameOf() {
  const say = useWords(words)
  const language = useLanguage()
  return ({ kind, scope, name }: Pick<MailboxVersion, 'kind' | 'scope' | 'name'>): string =>
    kind === 'beat' ? (textIn(name, language) ?? scope) : say(kind)
}
