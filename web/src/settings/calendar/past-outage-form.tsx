import { type SyntheticEvent, useState } from 'react'

import { momentIn } from '../../lib/kyiv-time.ts'
import { useWords } from '../../lib/words.ts'
import { Field } from '../../ui/field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useFieldTrouble } from '../save-trouble.tsx'
import type { ChangeCalendar } from './api.ts'
import { CalendarTrouble } from './calendar-trouble.tsx'
import { useChange } from './use-change.ts'
import { words } from './words.ts'

const empty = { reason: '', from: '', until: '' }

/** Nobody writes down an outage while it is dark: one that is over. */
export function PastOutageForm({ onChange }: { onChange: ChangeCalendar }) {
  const say = useWords(words)
  const [typed, setTyped] = useState(empty)
  const { busy, error, run } = useChange()
  const trouble = useFieldTrouble(error)
  const { reason, from, until } = typed
  const ready = reason.trim().length >= 3 && from !== '' && until > from

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    const body = ready && { reason, from: momentIn(from), until: momentIn(until) }
    if (body && (await run(() => onChange('outages', body), say('outageAdded')))) setTyped(empty)
  }

  return (
    <details className="earlier">
      <summary>{say('outageAdd')}</summary>
      <form className="stack t" onSubmit={(event) => void submit(event)} noValidate>
        <div className="cal-times">
          {(['from', 'until'] as const).map((which) => (
            <Field label={say(which)} error={trouble(which)} key={which}>
              {(control) => (
                <input
                  {...control}
                  className="in"
                  type="datetime-local"
                  value={typed[which]}
                  onChange={({ target }) => setTyped({ ...typed, [which]: target.value })}
                />
              )}
            </Field>
          ))}
        </div>
        <TextField
          label={say('reason')}
          error={trouble('reason')}
          value={reason}
          max={200}
          onChange={(value) => setTyped({ ...typed, reason: value })}
        />
        <CalendarTrouble error={error} />
        <p>
          <button type="submit" className="btn" disabled={busy || !ready}>
            {say('outageAddDo')}
          </button>
        </p>
      </form>
    </details>
  )
}
