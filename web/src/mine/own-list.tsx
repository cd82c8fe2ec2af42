import { textIn } from '@bezpechne/shared/languages'
import type { OwnLine } from '@bezpechne/shared/mine'
import { stateWords } from '@bezpechne/shared/words/inquiry-states'
import { Link } from '@tanstack/react-router'

import { ApiError } from '../lib/api.ts'
import { formatDay } from '../lib/format.ts'
import { useCities } from '../lib/reference.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BarredText } from '../ui/barred-text.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PinMark } from '../ui/pin-mark.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useMine } from './api.ts'

import './mine.css'
import { mineWords } from './words.ts'

/** What waits for its author first, then by the last change. */
export function OwnList({ onSignedOut }: { onSignedOut: () => void }) {
  const say = useWords(mineWords)
  const { data, error, refetch } = useMine()
  if (!data) {
    if (!error) return <Skeleton rows={6} />
    const over = error instanceof ApiError && error.status === 401
    return <Trouble error={error} onRetry={() => (over ? onSignedOut() : void refetch())} />
  }
  if (data.items.length === 0) {
    return (
      <EmptyState title={say('none')}>
        <p>{say('noneText')}</p>
      </EmptyState>
    )
  }
  const [waiting, others] = [true, false].map((waits) =>
    data.items.filter(({ changesUntil }) => (changesUntil !== null) === waits),
  )
  return (
    <section className="stack t" aria-labelledby="mine-list-h">
      <h2 id="mine-list-h" className="h3">
        {say('listTitle')}
      </h2>
      <ul className="mine-list">
        {[...(waiting ?? []), ...(others ?? [])].map((line) => (
          <li key={`${line.city} ${line.number}`}>
            <Line line={line} />
          </li>
        ))}
      </ul>
      <p className="hint">{data.more ? say('more') : say('yearNote')}</p>
    </section>
  )
}

const pins: Partial<Record<OwnLine['state'], 'red' | 'green'>> = {
  published: 'red',
  reopened: 'red',
  answered: 'green',
}

function Line({ line }: { line: OwnLine }) {
  const say = useWords(mineWords)
  const language = useLanguage()
  const { data: cities = [] } = useCities()
  const { city, number, state, title, submittedAt, changesUntil, frozen, mergedInto } = line
  const colour = frozen ? undefined : pins[state]
  const where = textIn(cities.find(({ id }) => id === city)?.name, language)
  return (
    <Link className="item mine-line" to="/mine/$city/$number" params={{ city, number }}>
      {colour ? <PinMark colour={colour} /> : <span className="mine-dot" aria-hidden="true" />}
      <b>{title === null ? say('untitled') : <BarredText text={title} />}</b>
      <span>
        {changesUntil === null ? (
          textIn(stateWords, language)[state]
        ) : (
          <b className="mine-now">{say('toChange', { date: formatDay(changesUntil, language) })}</b>
        )}
        {frozen && ` · ${say('hiddenPlace')}`}
        {mergedInto && ` · ${say('mergedInto', { number: mergedInto })}`}
      </span>
      <span>
        {[where, number, say('sent', { date: formatDay(submittedAt, language) })]
          .filter(Boolean)
          .join('\u00a0· ')}
      </span>
    </Link>
  )
}
