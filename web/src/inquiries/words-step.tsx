import { findingsIn } from '@bezpechne/shared/findings'
import { maxText } from '@bezpechne/shared/inquiry-text'
import { lazyRouteComponent } from '@tanstack/react-router'
import { type ReactNode, Suspense } from 'react'

import { serverNow } from '../lib/server-time.ts'
import { useWords } from '../lib/words.ts'
import { Field } from '../ui/field.tsx'
import { AccusationCard } from './accusation-card.tsx'
import type { Draft, Problems, Step } from './draft.ts'
import { StepBox } from './step-box.tsx'
import { words } from './words.ts'

/** A name and a deed in one text is what a map may not tell. */
function namesSomebody(text: string): boolean {
  return findingsIn(text).some(({ kind }) => kind === 'name')
}

// In a chunk of its own: most who write need it never.
const UrgentCard = lazyRouteComponent(() => import('./urgent-card.tsx'), 'UrgentCard')

interface Props {
  city: string
  /** Its topic has said already that a person is no matter for a map. */
  toldBefore: boolean
  now: Step
  draft: Draft
  problems: Problems
  onChange: (edit: Partial<Draft>) => void
  photos: ReactNode
  similar: ReactNode
}

export function WordsStep({ city, toldBefore, now, draft, problems, onChange, photos, similar }: Props) {
  const say = useWords(words)
  return (
    <StepBox step="words" now={now} title={say('words')}>
      <div data-field="text">
        <Field
          label={<span className="vh">{say('words')}</span>}
          hint={say('textHint')}
          error={problems.text && say(problems.text)}
        >
          {(control) => (
            <textarea
              className="in nq-text"
              rows={5}
              value={draft.text}
              onChange={({ target }) => onChange({ text: target.value })}
              {...control}
            />
          )}
        </Field>
        <Counter length={draft.text.trim().length} />
        <Suspense>
          <UrgentCard city={city} text={draft.text} />
        </Suspense>
        {!toldBefore && namesSomebody(draft.text) && <AccusationCard city={city} />}
      </div>
      {similar}
      {photos}
      <div data-field="happened">
        <Field
          label={say('happened')}
          hint={say('happenedHint')}
          error={problems.happened && say(problems.happened)}
        >
          {(control) => (
            <input
              className="in nq-when"
              type="datetime-local"
              value={draft.happened}
              max={localNow()}
              onChange={({ target }) => onChange({ happened: target.value })}
              {...control}
            />
          )}
        </Field>
      </div>
    </StepBox>
  )
}

/** Always to be seen, read out only where it begins to matter. */
function Counter({ length }: { length: number }) {
  const say = useWords(words)
  const left = maxText - length
  const told = left < 0 ? say('over', { count: -left }) : say('left', { count: left })
  return (
    <>
      <p className="hint nq-count" aria-hidden="true">
        {told}
      </p>
      <output className="vh">{left < 100 && (left % 20 === 0 || left < 0) && told}</output>
    </>
  )
}

/** Now, as a datetime-local field writes it; a phone that lives in yesterday does not refuse today. */
function localNow(): string {
  const now = serverNow()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
