import type { ImportStatus } from '@bezpechne/shared/imports'
import { rowReasonIn } from '@bezpechne/shared/words/imports'
import { lazy, Suspense, useMemo } from 'react'

import { useLanguage, useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble } from '../save-trouble.tsx'
import { usePoints, useRows, useStep } from './api.ts'
import { foundPlace } from './found-place.ts'
import { Report } from './report.tsx'
import { dataWords } from './words.ts'

// The map comes when there is something to show on it.
const RowsMap = lazy(() => import('./rows-map.tsx').then((found) => ({ default: found.RowsMap })))

interface Props {
  city: string
  one: ImportStatus
  onChange: () => void
}

const told = ['good', 'moderator', 'already', 'leftOut', 'bad'] as const

/** What a check says of every row, and the way on. */
export function CheckedImport({ city, one, onChange }: Props) {
  const say = useWords(dataWords)
  const { id, counts, seen } = one
  if (!counts || seen === null) return null
  return (
    <>
      <h3>{say('result')}</h3>
      <dl className="dt-counts">
        {told
          .filter((name) => name !== 'moderator' || counts.moderator > 0)
          .map((name) => (
            <div key={name}>
              <dt>{say(name)}</dt>
              <dd>{counts[name]}</dd>
            </div>
          ))}
      </dl>
      <Report city={city} id={id} />
      {counts.bad + counts.moderator > 0 && <Troubles city={city} id={id} seen={seen} />}
      <h3>{say('map')}</h3>
      <Where city={city} id={id} seen={seen} />
      {counts.good === 0 && <Notice title={say('nothing')} />}
      <Decide city={city} one={one} seen={seen} count={counts.good} />
      <p>
        <button type="button" className="btn s" onClick={onChange}>
          {say('change')}
        </button>
      </p>
    </>
  )
}

function Where({ city, id, seen }: { city: string; id: string; seen: string }) {
  const say = useWords(dataWords)
  const { data } = usePoints(city, id, seen)
  const places = useMemo(
    () => (data?.items ?? []).map(({ at, verdict }) => foundPlace(at, verdict === 'bad')),
    [data],
  )
  return (
    <Suspense fallback={<Skeleton rows={4} />}>
      <RowsMap city={city} label={say('map')} places={places} />
    </Suspense>
  )
}

function Troubles({ city, id, seen }: { city: string; id: string; seen: string }) {
  const say = useWords(dataWords)
  const language = useLanguage()
  const { data } = useRows(city, id, seen)
  return (
    <>
      <h3 id="dt-troubles">{say('troubles')}</h3>
      {!data && <Skeleton rows={3} />}
      <ol className="dt-lines" aria-labelledby="dt-troubles">
        {data?.items.map(({ line, reasons }) => (
          <li key={line}>
            {say('line', {
              line,
              reasons: reasons.map((reason) => rowReasonIn(language, reason)).join('; '),
            })}
          </li>
        ))}
      </ol>
    </>
  )
}

interface DecideProps extends Pick<Props, 'city' | 'one'> {
  seen: string
  count: number
}

function Decide({ city, one, seen, count }: DecideProps) {
  const say = useWords(dataWords)
  const step = useStep(city, one.id)
  const { busy, error, run } = useChange()
  const { proposed, arrival } = one
  if (count === 0) return null
  const name = proposed ? 'agree' : 'start'
  const words = proposed ? say('agree') : arrival === 'published' ? say('propose') : say('start', { count })
  return (
    <>
      {proposed && (
        <Notice
          tone="brand"
          title={proposed.own ? say('proposedOwn') : say('proposedBy', { name: proposed.by })}
        />
      )}
      {error !== undefined && <SaveTrouble error={error} />}
      {!proposed?.own && (
        <p>
          <button
            type="button"
            className="btn pri"
            aria-disabled={busy}
            onClick={() => void run(() => step(name, { seen }))}
          >
            {words}
          </button>
        </p>
      )}
    </>
  )
}
