import { setLanguage, useLanguage, useWords } from '../lib/words.ts'
import { words } from './words.ts'

const names = [
  { language: 'uk', name: 'УКР' },
  { language: 'en', name: 'ENG' },
] as const

export function LanguageSwitch() {
  const say = useWords(words)
  const current = useLanguage()
  return (
    <fieldset className="lang" aria-label={say('language')}>
      {names.map(({ language, name }) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === current}
          onClick={() => setLanguage(language)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  )
}
