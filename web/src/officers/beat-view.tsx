import type { BeatDetail, BeatOutlines } from '@bezpechne/shared/beats'
import type { CityDetail } from '@bezpechne/shared/cities'
import { textIn } from '@bezpechne/shared/languages'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'

import { formatDay, formatNumber } from '../lib/format.ts'
import { useContextOf } from '../lib/reference.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { PlainText } from '../ui/plain-text.tsx'
import { ShareButton } from '../ui/share-button.tsx'
import { OfficerCard } from './officer-card.tsx'
import { PaperButtons } from './paper-buttons.tsx'
import { words } from './words.ts'
import { Work } from './work.tsx'

// Whom to call does not wait for the map.
const BeatMap = lazy(() => import('../map/beat-map.tsx').then((module) => ({ default: module.BeatMap })))

/** A beat: whom to call, its borders, what is told there and what was done. */
export function BeatView({ city, beat }: { city: CityDetail; beat: BeatDetail }) {
  const language = useLanguage()
  const name = textIn(beat.beat.name, language)
  return (
    <>
      <header className="offh">
        <h1>{name}</h1>
      </header>
      <div className="offgrid">
        <OfficerCard
          city={city.id}
          keepers={beat}
          actions={
            <>
              <PaperButtons city={city} keepers={beat} />
              <ShareButton small title={name} />
            </>
          }
        />
        <div className="stack">
          <Borders city={city} beat={beat} />
          <Notices beat={beat} />
        </div>
        <Work city={city.id} beat={beat.beat.id} />
      </div>
    </>
  )
}

function Borders({ city, beat }: { city: CityDetail; beat: BeatDetail }) {
  const say = useWords(words)
  const language = useLanguage()
  const { data: geojson } = useContextOf(city.id)
  const {
    neighbours,
    bbox: [west, south, east, north],
    beat: { id, name, residents },
  } = beat
  const outlines = useMemo(() => outlineOf(beat), [beat])
  return (
    <section className="stack t beatmap" aria-labelledby="borders">
      <h2 id="borders" className="vh">
        {say('outline')}
      </h2>
      <Suspense fallback={<div className="map" />}>
        <BeatMap
          key={id}
          centre={{ lat: (south + north) / 2, lng: (west + east) / 2 }}
          outlines={outlines}
          picked={id}
          geojson={geojson}
          language={language}
          label={say('outlineLabel', { name: textIn(name, language) })}
          credit={city.credit}
        />
      </Suspense>
      {residents !== null && (
        <p className="small muted">{say('residents', { number: formatNumber(residents, language) })}</p>
      )}
      {neighbours.length > 0 && (
        <details>
          <summary>{say('neighbours')}</summary>
          <ul className="beatlist">
            {neighbours.map((one) => (
              <li key={one.id}>
                <Link to="/$city/beats/$beat" params={{ city: city.id, beat: one.id }}>
                  {textIn(one.name, language)}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function outlineOf({ beat: { id, name }, outline }: BeatDetail): BeatOutlines {
  const feature = { type: 'Feature', id, properties: { id, name }, geometry: outline } as const
  return { type: 'FeatureCollection', features: [feature] }
}

function Notices({ beat: { notices } }: { beat: BeatDetail }) {
  const say = useWords(words)
  const language = useLanguage()
  if (notices.length === 0) return null
  return (
    <section className="stack t" aria-labelledby="notices">
      <h2 id="notices" className="h2">
        {say('notices')}
      </h2>
      {notices.map(({ id, title, text, until }) => (
        <article key={id} className="card offnotice">
          <h3>{title}</h3>
          <PlainText text={text} />
          <p className="small muted">{say('noticeUntil', { day: formatDay(until, language) })}</p>
        </article>
      ))}
    </section>
  )
}
