import { type Language, languages, tongueOf } from '@bezpechne/shared/languages'

import { useLanguage, useWords } from '../lib/words.ts'
import { Popover } from '../ui/popover.tsx'
import { words } from './words.ts'

interface Props {
  /** What the page can be read in. */
  offered?: readonly Language[]
  onPick: (language: Language) => void
}

/** Each language by its own name: who reads no other finds it. */
export function LanguageSwitch({ offered, onPick }: Props) {
  const say = useWords(words)
  const { short } = tongueOf(useLanguage())
  const button = (
    <>
      <span className="vh">{say('language')}: </span>
      {short}
    </>
  )
  return (
    <Popover className="iconbtn lang" button={button}>
      {(close) => (
        <LanguageList
          {...(offered && { offered })}
          onPick={(language) => {
            close()
            onPick(language)
          }}
        />
      )}
    </Popover>
  )
}

export function LanguageList({ offered = languages, onPick }: Props) {
  const say = useWords(words)
  const current = useLanguage()
  return (
    <ul aria-label={say('language')}>
      {offered.map((language) => (
        <li key={language}>
          <button
            type="button"
            className="menuitem"
            lang={language}
            aria-current={language === current || undefined}
            onClick={() => onPick(language)}
          >
            {tongueOf(language).name}
          </button>
        </li>
      ))}
    </ul>
  )
}
