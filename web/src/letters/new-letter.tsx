import { textIn } from '@bezpechne/shared/languages'

import './letters.css'
import { Suspense, use, useState, useTransition } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { LetterStop } from './letter-stop.tsx'
import { type Prepared, prepare, readWhere } from './prepare.ts'
import { stopWords } from './stop-words.ts'
import { WriteLetter } from './write-letter.tsx'
import { writeWords } from './write-words.ts'

/** Nothing is asked before the keys were checked, and said who reads. */
export function NewLetter() {
  const [prepared, setPrepared] = useState(() => prepare(readWhere(location.search)))
  const [, startTransition] = useTransition()
  const again = () => startTransition(() => setPrepared(prepare(readWhere(location.search))))
  return (
    <Suspense fallback={<div className="stack" aria-busy="true" />}>
      <Shown prepared={prepared} onRetry={again} />
    </Suspense>
  )
}

function Shown({ prepared, onRetry }: { prepared: Promise<Prepared>; onRetry: () => void }) {
  const say = useWords(writeWords)
  const is = use(prepared)
  if (is.kind === 'ready') return <WriteLetter ready={is} />
  if (is.kind === 'cities') return <ChooseCity cities={is.cities} />
  if (is.kind === 'no-beat') return <NoBeat city={is.city} />
  return (
    <div className="stack">
      <h1>{say('title')}</h1>
      {is.kind === 'stop' ? (
        <LetterStop why={is.why} station={is.station} />
      ) : (
        <Trouble error={is.error} onRetry={onRetry} />
      )}
    </div>
  )
}

function ChooseCity({ cities }: { cities: Extract<Prepared, { kind: 'cities' }>['cities'] }) {
  const say = useWords(stopWords)
  const language = useLanguage()
  return (
    <div className="stack">
      <h1>{say('chooseCity')}</h1>
      <p>{say('chooseCityText')}</p>
      <ul className="stack t">
        {cities.map(({ id, name }) => (
          <li key={id}>
            <a className="btn wide" href={`/${id}/officer`}>
              {textIn(name, language)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function NoBeat({ city }: { city: string }) {
  const say = useWords(stopWords)
  return (
    <Notice tone="warn" title={say('noBeatHere')}>
      <p>{say('noBeatText')}</p>
      <p>
        <a href={`/${city}/officer`}>{say('find')}</a>
      </p>
    </Notice>
  )
}
