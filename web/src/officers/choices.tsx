import type { AddressMatches } from '@bezpechne/shared/beat-search'
import { textIn } from '@bezpechne/shared/languages'

import { formatNumber } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BeatLines } from './beat-list.tsx'
import type { Asked } from './find-officer.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  matches: AddressMatches
  onAsk: (asked: Asked) => void
}

/** Several things may be meant: the person says which. */
export function Choices({ city, matches: { beats, districts, places }, onAsk }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <article className="card stack">
      <h2 className="h2">{say('choose')}</h2>
      {beats.length > 0 && (
        <section className="stack t">
          <h3>{say('chooseBeat')}</h3>
          <BeatLines city={city} lines={beats} />
        </section>
      )}
      {places.length > 0 && (
        <section className="stack t">
          <h3>{say('choosePlace')}</h3>
          {places.map(({ name, at, doubt }) => (
            <button
              key={name}
              type="button"
              className="btn pickrow"
              onClick={() => onAsk({ spot: { at, doubt } })}
            >
              {name}
            </button>
          ))}
          <p className="small muted">{say('placesNote')}</p>
        </section>
      )}
      {districts.length > 0 && (
        <section className="stack t">
          <h3>{say('chooseDistrict')}</h3>
          {districts.map(({ id, name, beats: count }) => (
            <button key={id} type="button" className="btn pickrow" onClick={() => onAsk({ district: id })}>
              <span>{textIn(name, language)}</span>
              <span className="muted">
                {say('beatsIn', { count, number: formatNumber(count, language) })}
              </span>
            </button>
          ))}
        </section>
      )}
    </article>
  )
}
