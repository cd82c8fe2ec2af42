import { textIn, tongueOf, type Written, written } from '@bezpechne/shared/languages'
import { useState } from 'react'

import { useLanguage, useWords, wordsIn } from '../../lib/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { Logo } from '../../ui/logo.tsx'
import { PinMark } from '../../ui/pin-mark.tsx'
import type { Shown } from './shown.ts'
import { words } from './words.ts'

/** What residents see, as wide as a phone, by day and by night; nothing of it is saved or can be pressed. */
export function LookPreview({ shown }: { shown: Shown }) {
  const say = useWords(words)
  const reads = useLanguage()
  const [language, setLanguage] = useState<Written>(reads === 'en' ? 'en' : 'uk')
  return (
    <figure className="stack t">
      <figcaption className="row">
        <b className="grow">{say('preview')}</b>
        {written.map((one) => (
          <button
            key={one}
            type="button"
            className="btn s"
            aria-pressed={one === language}
            lang={one}
            onClick={() => setLanguage(one)}
          >
            {tongueOf(one).name}
          </button>
        ))}
      </figcaption>
      <div className="lk-phones">
        {(['light', 'dark'] as const).map((theme) => (
          <Phone key={theme} shown={shown} theme={theme} language={language} />
        ))}
      </div>
    </figure>
  )
}

interface Props {
  shown: Shown
  theme: 'light' | 'dark'
  language: Written
}

function Phone({ shown, theme, language }: Props) {
  const say = wordsIn(words, language)
  const { name, notice, accent, emblem } = shown
  return (
    <div
      className="lk-phone"
      lang={language}
      data-theme={theme}
      // Its own colours are there without a name.
      data-accent={accent === 'teal' ? undefined : accent}
    >
      <p className="lk-theme">{say(theme)}</p>
      <div className="lk-top">
        <span className="logo">
          <Logo />
        </span>
        <span className="city">
          {emblem && <img className="emblem" src={emblem.url} alt="" width="28" height="28" />}
          <span>{textIn(name, language)}</span>
        </span>
      </div>
      {notice && (
        <div className={`sitenote ${notice.level}`}>
          <Icon name={notice.level === 'info' ? 'info' : 'warn'} />
          <p>{textIn(notice.text, language) || say('noText')}</p>
        </div>
      )}
      <div className="lk-body stack t">
        <div className="row">
          <span className="chip" aria-hidden="true">
            <PinMark colour="red" /> 12
          </span>
          <span className="chip lk-on" aria-hidden="true">
            <PinMark colour="green" /> 7
          </span>
          <span className="lk-link">{say('linkLook')}</span>
        </div>
        <span className="btn pri wide">{say('buttonLook')}</span>
        <Help shown={shown} language={language} />
      </div>
    </div>
  )
}

function Help({ shown: { contact, hours, lines, languages }, language }: Omit<Props, 'theme'>) {
  const say = wordsIn(words, language)
  const { phone, email } = contact
  return (
    <div className="small stack t">
      {(phone ?? email) !== null && (
        <p>
          <b>{say('askLook')}</b> {[phone, email].filter(Boolean).join(', ')}
          <br />
          <span className="muted">{textIn(hours, language)}</span>
        </p>
      )}
      <ul>
        {lines.map(({ number, about }, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- a line is what stands at its place
          <li key={place}>
            <b>{number}</b> <span className="muted">{textIn(about, language)}</span>
          </li>
        ))}
      </ul>
      <p className="muted">{languages.map((one) => tongueOf(one).name).join(' · ')}</p>
    </div>
  )
}
