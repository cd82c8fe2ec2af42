import type { CityDetail } from '@bezpechne/shared/cities'
import { useEffect, useRef, useState } from 'react'

import { useContextOf } from '../lib/reference.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BeatOutlines } from '../map/beat-outlines.tsx'
import { PlacePicker } from '../map/place-picker.tsx'
import { type Spot, useOutlines } from './api.ts'
import { AskForm } from './ask-form.tsx'
import { BeatList } from './beat-list.tsx'
import { Found, Nothing } from './found.tsx'
import { type FoundBeats, useFound } from './use-found.ts'
import { words } from './words.ts'

/** What somebody asked for; each is enough by itself. */
export interface Asked {
  spot?: Spot
  address?: string
  /** All beats of it. */
  district?: string
}

/** The beat is near this wide. */
const beatZoom = 13
/** A finger on the map of a city is off by so many metres. */
const tapDoubt = 30

/** By typed words, by the own position, on the map or from a list; nothing asked is kept or put into the address. */
export function FindOfficer({ city }: { city: CityDetail }) {
  const say = useWords(words)
  const language = useLanguage()
  const [asked, setAsked] = useState<Asked>()
  const found = useFound(city.id, asked)
  const outlines = useOutlines(city.id)
  const { data: geojson } = useContextOf(city.id)
  const spot = found.spot?.at
  if (outlines.data?.features.length === 0) return <NoBeats city={city} />
  return (
    <>
      <header className="stack t offh">
        <h1>{say('title')}</h1>
        <p className="muted">{say('lead')}</p>
        <AskForm city={city.id} onAsk={setAsked} />
      </header>
      <div className="offgrid">
        <div className="stack">
          <Answer key={JSON.stringify(asked)} found={found} city={city} asked={asked} onAsk={setAsked} />
          <BeatList city={city.id} />
        </div>
        <section className="stack t offmap" aria-labelledby="offmap">
          <h2 id="offmap" className="h3">
            {say('mapTitle')}
          </h2>
          <PlacePicker
            centre={city.centre}
            zoom={spot ? beatZoom : city.zoom}
            at={spot}
            onChange={(at) => setAsked({ spot: { at, doubt: tapDoubt } })}
            mark="own"
            geojson={geojson}
            language={language}
            label={say('mapLabel')}
            credit={city.credit}
          >
            <BeatOutlines
              outlines={outlines.data}
              picked={found.keepers.map(({ beat }) => beat.id)}
              language={language}
            />
          </PlacePicker>
        </section>
      </div>
    </>
  )
}

/** A search that cannot find anything is not offered. */
function NoBeats({ city }: { city: CityDetail }) {
  const say = useWords(words)
  return (
    <>
      <header className="offh">
        <h1>{say('title')}</h1>
      </header>
      <Nothing why="no-beats" city={city} />
    </>
  )
}

interface AnswerProps {
  city: CityDetail
  asked: Asked | undefined
  found: FoundBeats
  onAsk: (asked: Asked) => void
}

/** Comes into sight, and under the keyboard, as soon as it is there. */
function Answer({ city, asked, found, onAsk }: AnswerProps) {
  const box = useRef<HTMLElement>(null)
  const there = found.state !== 'idle' && found.state !== 'loading'
  useEffect(
    function goThere() {
      if (there) box.current?.focus()
    },
    [there],
  )
  if (!asked) return null
  return (
    <section ref={box} tabIndex={-1} className="stack offanswer" aria-busy={!there}>
      <Found city={city} asked={asked} found={found} onAsk={onAsk} />
    </section>
  )
}
