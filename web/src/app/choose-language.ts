import type { Language } from '@bezpechne/shared/languages'
import { useNavigate } from '@tanstack/react-router'

import { learn } from '../lib/tongues.ts'
import { setLanguage, useWords } from '../lib/words.ts'
import { toast } from '../ui/toast.tsx'
import { words } from './words.ts'

/** The device remembers what was chosen; an address that names a language names the chosen one from now on. */
export function useChooseLanguage(): (language: Language) => Promise<void> {
  const say = useWords(words)
  const navigate = useNavigate()
  return async function choose(language) {
    if (!(await learn(language))) {
      toast(say('languageLater'))
      return
    }
    setLanguage(language)
    const named = new URLSearchParams(location.search).has('lang')
    if (named)
      await navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, lang: language }),
        hash: true,
        replace: true,
        resetScroll: false,
      })
  }
}
