import { knownLanguage, type Language } from '@bezpechne/shared/languages'

import { learn } from '../lib/tongues.ts'
import { currentLanguage, speak } from '../lib/words.ts'

interface LanguageSearch {
  /** A link that was shared speaks the language of who shared it, on every page that one opens from it. */
  lang?: Language
}

export function languageSearch({ lang }: Record<string, unknown>): LanguageSearch {
  const known = knownLanguage(lang)
  return known ? { lang: known } : {}
}

/** Back and forward too: the address says which language is read. */
export async function speakAsAsked({ search: { lang } }: { search: LanguageSearch }): Promise<void> {
  if (lang && lang !== currentLanguage() && (await learn(lang))) speak(lang)
}
