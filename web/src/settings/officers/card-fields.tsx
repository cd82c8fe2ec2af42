import type { ChangeOwnCard } from '@bezpechne/shared/beat-settings'
import { textIn } from '@bezpechne/shared/languages'
import type { SpokenLanguage } from '@bezpechne/shared/officers'
import { languageWords } from '@bezpechne/shared/words/officers'
import { lazy, Suspense, useState } from 'react'

import { useLanguage, useWords } from '../../lib/words.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { cardWords } from './card-words.ts'
import { HoursField } from './hours-field.tsx'

// The map comes when somebody asks for it.
const PointMap = lazy(() => import('../point-map.tsx').then((map) => ({ default: map.PointMap })))

export type Card = Omit<ChangeOwnCard, 'version'>

interface Props {
  city: string
  typed: Card
  trouble: (path: string) => string | undefined
  onChange: (part: Partial<Card>) => void
}

/** What officers say of themselves. */
export function CardFields({ city, typed, trouble, onChange }: Props) {
  const say = useWords(cardWords)
  const { phones, office, hours } = typed
  const phoneTrouble = [0, 1, 2, 3].map((n) => trouble(`phones.${n}`)).find(Boolean) ?? trouble('phones')
  return (
    <>
      <TextField
        label={say('phones')}
        hint={say('phonesHint')}
        error={phoneTrouble}
        value={phones.join(', ')}
        max={110}
        onChange={(text) => onChange({ phones: text === '' ? [] : text.split(/,\s?/) })}
      />
      <div className="set-two">
        <TextField
          label={say('officeUk')}
          error={trouble('office.uk')}
          value={office.uk}
          max={200}
          onChange={(uk) => onChange({ office: { ...office, uk } })}
        />
        <TextField
          label={say('officeEn')}
          error={trouble('office.en')}
          value={office.en}
          max={200}
          onChange={(en) => onChange({ office: { ...office, en } })}
        />
      </div>
      <OfficePlace city={city} typed={typed} onChange={onChange} />
      <HoursField hours={hours} none={say('hoursNone')} onChange={(next) => onChange({ hours: next })} />
      <Languages typed={typed} onChange={onChange} />
    </>
  )
}

function OfficePlace({ city, typed: { officeAt }, onChange }: Omit<Props, 'trouble'>) {
  const say = useWords(cardWords)
  const [opened, setOpened] = useState(false)
  return (
    <details className="earlier" onToggle={() => setOpened(true)}>
      <summary>
        {say('place')}: {say(officeAt ? 'placeSet' : 'placeNone')}
      </summary>
      <div className="stack t">
        {opened && (
          <Suspense fallback={<Skeleton rows={4} />}>
            <PointMap
              city={city}
              at={officeAt ?? undefined}
              label={say('place')}
              onChange={(at) => onChange({ officeAt: at })}
            />
          </Suspense>
        )}
        {officeAt && (
          <p>
            <button type="button" className="btn s quiet" onClick={() => onChange({ officeAt: null })}>
              {say('placeForget')}
            </button>
          </p>
        )}
      </div>
    </details>
  )
}

const isLanguage = (code: string): code is SpokenLanguage => Object.hasOwn(languageWords.uk, code)

function Languages({ typed: { languages }, onChange }: Pick<Props, 'typed' | 'onChange'>) {
  const say = useWords(cardWords)
  const language = useLanguage()
  const known = Object.keys(languageWords.uk).filter(isLanguage)
  return (
    <fieldset className="set-choices">
      <legend className="lab">{say('languages')}</legend>
      <div className="row">
        {known.map((code) => (
          <label className="check" key={code}>
            <input
              type="checkbox"
              checked={languages.includes(code)}
              onChange={({ target }) =>
                onChange({
                  languages: target.checked ? [...languages, code] : languages.filter((one) => one !== code),
                })
              }
            />
            <span>{textIn(languageWords, language)[code]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
