import type { PlaceImportStatus, PlaceVerdict } from '@bezpechne/shared/place-imports'
import { lazy, Suspense, useMemo } from 'react'

import { formatNumber } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Consent } from '../consent.tsx'
import { foundPlace } from '../data/found-place.ts'
import { usePoints, useSteps } from './api.ts'
import { Lines, OpenLines } from './lines.tsx'
import { Report } from './report.tsx'
import { words } from './words.ts'

// The map comes when there is something to show on it.
const RowsMap = lazy(() => import('../data/rows-map.tsx').then((found) => ({ default: found.RowsMap })))

interface Props {
  city: string
  one: PlaceImportStatus
  onChange: () => void
}

const told = ['added', 'changed', 'same', 'gone', 'repeated', 'outside', 'bad'] as const
/** What somebody may want to look at. */
const shown: readonly PlaceVerdict[] = ['added', 'changed', 'gone', 'outside', 'repeated']

/** What is to be written, and what goes. */
export function changesOf({ counts, answers }: PlaceImportStatus): number {
  if (!counts) return 0
  return counts.added + counts.changed + (answers?.removeGone ? counts.gone : 0)
}

/** What taking the file would change: in numbers, in rows, on a map; and the way on. */
export function Compared({ city, one, onChange }: Props) {
  const say = useWords(words)
  const { counts, id, seen, answers } = one
  if (!counts) return null
  return (
    <>
      {counts.bad > 0 && (
        <>
          <Notice tone="warn" title={say('wrong', { count: counts.bad })} alert>
            <p>{say('wrongText')}</p>
          </Notice>
          <OpenLines city={city} one={one} verdict="bad" count={counts.bad} />
        </>
      )}
      {counts.bad === 0 && seen === null && (
        <Notice tone="warn" title={say('allOutside')} alert>
          <p>{say('allOutsideText')}</p>
        </Notice>
      )}
      <Counts one={one} />
      {shown
        .filter((verdict) => counts[verdict] > 0)
        .map((verdict) => (
          <Lines key={verdict} city={city} one={one} verdict={verdict} count={counts[verdict]} />
        ))}
      <Report city={city} id={id} />
      <Where city={city} one={one} />
      <Decide key={JSON.stringify(answers)} city={city} one={one} />
      <p>
        <button type="button" className="btn s" onClick={onChange}>
          {say('change')}
        </button>
      </p>
    </>
  )
}

function Counts({ one: { counts, answers } }: Pick<Props, 'one'>) {
  const say = useWords(words)
  const language = useLanguage()
  if (!counts) return null
  const rare = ['repeated', 'outside', 'bad', 'gone']
  return (
    <>
      <h3>{say('result')}</h3>
      <dl className="dt-counts">
        {told
          .filter((name) => counts[name] > 0 || !rare.includes(name))
          .map((name) => (
            <div key={name}>
              <dt>{say(name === 'gone' && answers?.removeGone ? 'goes' : name)}</dt>
              <dd>{formatNumber(counts[name], language)}</dd>
            </div>
          ))}
      </dl>
    </>
  )
}

function Where({ city, one }: Pick<Props, 'city' | 'one'>) {
  const say = useWords(words)
  const { data } = usePoints(city, one)
  const places = useMemo(
    () => (data?.items ?? []).map(({ at, verdict }) => foundPlace(at, verdict === 'outside')),
    [data],
  )
  if (places.length === 0) return null
  return (
    <>
      <h3>{say('map')}</h3>
      <Suspense fallback={<Skeleton rows={4} />}>
        <RowsMap city={city} label={say('map')} places={places} />
      </Suspense>
    </>
  )
}

function Decide({ city, one }: Pick<Props, 'city' | 'one'>) {
  const say = useWords(words)
  const language = useLanguage()
  const { start, answer } = useSteps(city, one.id)
  const { seen, answers, counts } = one
  if (seen === null || !answers) return null
  if (changesOf(one) === 0) return <Notice title={say('nothing')} />
  const gone = answers.removeGone ? (counts?.gone ?? 0) : 0
  const labels = {
    agree: say('agree', { count: formatNumber(gone, language) }),
    again: say('again'),
    store: say('store'),
  }
  return (
    <Consent
      labels={labels}
      asks={gone > 0}
      onStore={() => start(seen)}
      onLookAgain={() => void answer(answers)}
    />
  )
}
