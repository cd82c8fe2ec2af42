import type { DeskBeats } from '@bezpechne/shared/beat-settings'
import { textIn, tongueOf } from '@bezpechne/shared/languages'
import { lazy, Suspense, useState } from 'react'

import { useLanguage, useWords } from '../../lib/words.ts'
import { TextField } from '../../ui/text-field.tsx'
import { BeatForm } from './beat-form.tsx'
import { type BeatLine, linesOf, matches, mostResidents, needsAttention } from './beat-line.ts'
import { words } from './words.ts'

// The map comes with the dialog alone.
const OutlineDialog = lazy(() =>
  import('./outline-dialog.tsx').then((drawing) => ({ default: drawing.OutlineDialog })),
)

const step = 30

export function BeatList({ city, desk }: { city: string; desk: DeskBeats }) {
  const say = useWords(words)
  const [typed, setTyped] = useState('')
  const [onlyWarned, setOnlyWarned] = useState(false)
  const [shown, setShown] = useState(step)
  const lines = linesOf(desk)
  const warned = lines.filter(needsAttention)
  const found = (onlyWarned ? warned : lines).filter((line) => matches(line, typed))
  return (
    <section className="stack" aria-label={say('count', { count: lines.length })}>
      <h2 className="h3">{say('count', { count: lines.length })}</h2>
      <TextField label={say('search')} value={typed} max={100} onChange={setTyped} />
      <label className="check">
        <input
          type="checkbox"
          checked={onlyWarned}
          onChange={({ target }) => setOnlyWarned(target.checked)}
        />
        <span>{say('onlyWarned', { count: warned.length })}</span>
      </label>
      {found.length === 0 && <p className="muted">{say('nothing')}</p>}
      <ul className="stack">
        {found.slice(0, shown).map((line) => (
          <BeatCard key={line.beat.id} city={city} desk={desk} line={line} />
        ))}
      </ul>
      {found.length > shown && (
        <p>
          <button type="button" className="btn s quiet" onClick={() => setShown(shown + step)}>
            {say('showMore', { count: Math.min(step, found.length - shown) })}
          </button>
        </p>
      )}
    </section>
  )
}

function BeatCard({ city, desk, line }: { city: string; desk: DeskBeats; line: BeatLine }) {
  const say = useWords(words)
  const language = useLanguage()
  const [open, setOpen] = useState<'words' | 'outline'>()
  const { beat, officer, deputies } = line
  const name = textIn(beat.name, language)
  const close = () => setOpen(undefined)
  return (
    <li className="card stack t set-card">
      <h3 className="h3">{name}</h3>
      <p className="small muted">{[beat.id, textIn(officer?.name, language)].filter(Boolean).join(' · ')}</p>
      <Facts line={line} />
      {deputies.length > 0 && (
        <p className="small muted">
          {say('deputies', { names: deputies.map((one) => textIn(one.name, language)).join(', ') })}
        </p>
      )}
      {open === 'words' ? (
        <BeatForm city={city} desk={desk} beat={beat} onDone={close} />
      ) : (
        <div className="row">
          <button
            type="button"
            className="btn s"
            aria-label={say('changeName', { name })}
            onClick={() => setOpen('words')}
          >
            {say('change')}
          </button>
          <button
            type="button"
            className="btn s quiet"
            aria-label={say('outlineName', { name })}
            onClick={() => setOpen('outline')}
          >
            {say('outline')}
          </button>
        </div>
      )}
      {open === 'outline' && (
        <Suspense>
          <OutlineDialog city={city} beat={beat} onClose={close} />
        </Suspense>
      )}
    </li>
  )
}

function Facts({ line: { beat, officer, isAway, isCrowded } }: { line: BeatLine }) {
  const say = useWords(words)
  const language = useLanguage()
  const { residents, setting } = beat
  const number = (value: number) => new Intl.NumberFormat(tongueOf(language).locale).format(value)
  return (
    <p className="row set-facts">
      {!officer && <span className="tag warn">{say('noOfficer')}</span>}
      {isAway && <span className="tag">{say('awayNow')}</span>}
      {residents === null ? (
        <span className="tag">{say('unknownResidents')}</span>
      ) : (
        <span className={isCrowded ? 'tag warn' : 'tag'}>
          {isCrowded
            ? say('tooMany', { count: number(residents), most: number(mostResidents[setting]) })
            : say('residents', { count: number(residents) })}
        </span>
      )}
    </p>
  )
}
