import type { BeatLine } from '@bezpechne/shared/beat-search'
import { textIn } from '@bezpechne/shared/languages'
import { rankWords } from '@bezpechne/shared/words/officers'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useBeatLines } from './api.ts'
import { telOf } from './tel.ts'
import { words } from './words.ts'

/** Every beat under its district: reaches all that the map reaches, without it. */
export function BeatList({ city }: { city: string }) {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  return (
    <details className="card" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('allBeats')}</summary>
      {open && <Districts city={city} />}
    </details>
  )
}

function Districts({ city }: { city: string }) {
  const say = useWords(words)
  const language = useLanguage()
  const { data: lines, error, refetch } = useBeatLines(city, true)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!lines) return <Skeleton rows={4} />
  if (lines.length === 0) {
    return (
      <Notice title={say('noBeats')}>
        <p>{say('noBeatsText')}</p>
      </Notice>
    )
  }
  const names = new Set(lines.map(({ district }) => textIn(district?.name, language) ?? ''))
  return [...names].map((name) => (
    <section key={name} className="stack t">
      {name && <h2 className="h3">{name}</h2>}
      <BeatLines
        city={city}
        lines={lines.filter(({ district }) => (textIn(district?.name, language) ?? '') === name)}
      />
    </section>
  ))
}

export function DistrictBeats({ city, district }: { city: string; district: string }) {
  const language = useLanguage()
  const { data: lines, error, refetch } = useBeatLines(city, true)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!lines) return <Skeleton rows={4} />
  const beats = lines.filter((line) => line.district?.id === district)
  return (
    <article className="card stack">
      <h2 className="h2">{textIn(beats[0]?.district?.name, language)}</h2>
      <BeatLines city={city} lines={beats} />
    </article>
  )
}

export function BeatLines({ city, lines }: { city: string; lines: BeatLine[] }) {
  const language = useLanguage()
  return (
    <ul className="beatlist">
      {lines.map(({ id, name, keeper }) => (
        <li key={id}>
          <div>
            <Link to="/$city/beats/$beat" params={{ city, beat: id }}>
              {textIn(name, language)}
            </Link>
            {keeper && (
              <p className="small muted">
                {textIn(keeper.name, language)}, {textIn(rankWords, language)[keeper.rank]}
              </p>
            )}
          </div>
          {keeper?.phones.slice(0, 1).map((phone) => (
            <a key={phone} className="num nw" href={telOf(phone)}>
              {phone}
            </a>
          ))}
        </li>
      ))}
    </ul>
  )
}
