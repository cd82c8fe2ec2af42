import { type ReactNode, type SubmitEvent, useState } from 'react'

import { isStale, useOvertaken } from '../../lib/overtaken.ts'
import { useWords } from '../../lib/words.ts'
import { Overtaken } from '../../ui/overtaken.tsx'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble, useFieldTrouble } from '../save-trouble.tsx'
import { LookPreview } from './look-preview.tsx'
import type { Shown } from './shown.ts'
import { words } from './words.ts'

export interface Fields<Value> {
  typed: Value
  put: (value: Value) => void
  /** What the server says of one field. */
  trouble: (path: string) => string | undefined
}

interface Props<Value> {
  start: Value
  /** Of what is saved now. */
  version: string | number
  /** What residents would see. */
  shownWith: (typed: Value) => Shown
  /** What is saved now: shown where somebody was faster. */
  now: ReactNode
  /** Who saves in two steps says which version the first has made. */
  onSave: (typed: Value, know: (version: number) => void) => Promise<unknown>
  /** Whether there is anything to save yet. */
  isReady?: (typed: Value) => boolean
  /** Where there is something to go back to. */
  onReset?: (() => Promise<unknown>) | undefined
  onDone: () => void
  children: (fields: Fields<Value>) => ReactNode
}

/**
 * One part of the look: its fields, what residents would see, and nothing that was typed is lost by a refusal.
 * NOTE: it is saved over what the list says now: what came meanwhile is shown, so that this is done knowingly.
 */
export function LookForm<Value>(props: Props<Value>) {
  const { start, version, shownWith, now, onSave, onReset, onDone, isReady, children } = props
  const say = useWords(words)
  const [typed, put] = useState(start)
  const { busy, error, run } = useChange()
  const trouble = useFieldTrouble(error)
  const { overtaken, know } = useOvertaken(version, error)
  const ready = isReady?.(typed) ?? true

  async function end(work: () => Promise<unknown>): Promise<void> {
    if (await run(work, say('saved'))) onDone()
  }

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        if (ready) void end(() => onSave(typed, know))
      }}
    >
      {children({ typed, put, trouble })}
      <LookPreview shown={shownWith(typed)} />
      {/* Beside the button that was pressed: above the preview nobody would see it. */}
      {overtaken && (
        <Overtaken>
          <div>{now}</div>
        </Overtaken>
      )}
      {error !== undefined && !isStale(error) && <SaveTrouble error={error} />}
      <div className="row">
        <button type="submit" className="btn pri" aria-disabled={busy || !ready}>
          {say('save')}
        </button>
        <button type="button" className="btn quiet" onClick={onDone}>
          {say('cancel')}
        </button>
        {onReset && (
          <button type="button" className="btn quiet" aria-disabled={busy} onClick={() => void end(onReset)}>
            {say('reset')}
          </button>
        )}
      </div>
    </form>
  )
}
