import type { Freeze } from '@bezpechne/shared/freezes'
import { lazy, Suspense, useState } from 'react'

import { formatMoment, formatNumber } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble } from '../save-trouble.tsx'
import { useChangeFreezes } from './api.ts'
import { words } from './words.ts'

const AreaMap = lazy(() => import('./area-map.tsx').then((map) => ({ default: map.AreaMap })))

interface Props {
  city: string
  freezes: readonly Freeze[]
}

export function FreezeList({ city, freezes }: Props) {
  const say = useWords(words)
  const [lifting, setLifting] = useState<Freeze>()
  if (freezes.length === 0) return <p className="muted">{say('none')}</p>
  return (
    <>
      <ul className="set-rows">
        {freezes.map((freeze) => (
          <Standing key={freeze.id} city={city} freeze={freeze} onLift={() => setLifting(freeze)} />
        ))}
      </ul>
      {lifting && <LiftDialog city={city} freeze={lifting} onClose={() => setLifting(undefined)} />}
    </>
  )
}

function Standing({ city, freeze, onLift }: { city: string; freeze: Freeze; onLift: () => void }) {
  const say = useWords(words)
  const language = useLanguage()
  const [shown, setShown] = useState(false)
  const { reason, by, at, until, inquiries, km2 } = freeze
  return (
    <li>
      <div className="grow stack t">
        <b>{reason}</b>
        <p className="small">
          {until ? say('until', { when: formatMoment(until, language) }) : say('untilLifted')}
        </p>
        <p className="small muted">
          {inquiries ? say('hides', { count: inquiries }) : say('hidesNone')} ·{' '}
          {say('km2', { value: formatNumber(km2, language) })}
        </p>
        <p className="small muted">
          {by ? say('madeBy', { name: by, when: formatMoment(at, language) }) : formatMoment(at, language)}
        </p>
      </div>
      <div className="row">
        <button
          type="button"
          className="btn s"
          aria-expanded={shown}
          aria-label={say('showOf', { reason })}
          onClick={() => setShown(!shown)}
        >
          {say(shown ? 'closeMap' : 'show')}
        </button>
        <button type="button" className="btn s" aria-label={say('liftOf', { reason })} onClick={onLift}>
          {say('lift')}
        </button>
      </div>
      {shown && (
        <div className="frz-map">
          <Suspense fallback={<Skeleton rows={5} />}>
            <AreaMap city={city} outline={freeze.outline} />
          </Suspense>
        </div>
      )}
    </li>
  )
}

function LiftDialog({ city, freeze, onClose }: { city: string; freeze: Freeze; onClose: () => void }) {
  const say = useWords(words)
  const { lift } = useChangeFreezes(city)
  const { busy, error, run } = useChange()
  async function confirm(): Promise<void> {
    if (await run(() => lift(freeze.id), say('lifted'))) onClose()
  }
  return (
    <Dialog title={say('liftTitle')} onClose={onClose}>
      <p>{freeze.reason}</p>
      {freeze.inquiries > 0 && <p>{say('liftText', { count: freeze.inquiries })}</p>}
      {error !== undefined && <SaveTrouble error={error} />}
      <div className="row">
        <button type="button" className="btn pri" disabled={busy} onClick={() => void confirm()}>
          {say('liftYes')}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {say('cancel')}
        </button>
      </div>
    </Dialog>
  )
}
