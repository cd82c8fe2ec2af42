import type { Hours } from '@bezpechne/shared/officers'

import { useLanguage, useWords } from '../../lib/words.ts'
import { Field } from '../../ui/field.tsx'
import { weekday } from '../calendar/weekday.ts'
import { cardWords } from './card-words.ts'

interface Props {
  hours: readonly Hours[]
  /** What it means where there are none. */
  none: string
  onChange: (hours: Hours[]) => void
}

const week = [1, 2, 3, 4, 5, 6, 7]
const usual: Hours = { days: [1, 2, 3, 4, 5], from: '09:00', until: '18:00' }

/** Reception hours: the same times on some days of the week, a line each. */
export function HoursField({ hours, none, onChange }: Props) {
  const say = useWords(cardWords)
  const put = (at: number, part: Partial<Hours>) =>
    onChange(hours.map((one, n) => (n === at ? { ...one, ...part } : one)))
  return (
    <fieldset className="set-choices">
      <legend className="lab">{say('hours')}</legend>
      {hours.length === 0 && <p className="small muted">{none}</p>}
      {hours.map((one, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no names of their own
        <Line
          key={at}
          hours={one}
          onChange={(part) => put(at, part)}
          onRemove={() => onChange(hours.toSpliced(at, 1))}
        />
      ))}
      {hours.length < 7 && (
        <p>
          <button type="button" className="btn s" onClick={() => onChange([...hours, usual])}>
            {say('addHours')}
          </button>
        </p>
      )}
    </fieldset>
  )
}

interface LineProps {
  hours: Hours
  onChange: (part: Partial<Hours>) => void
  onRemove: () => void
}

function Line({ hours: { days, from, until }, onChange, onRemove }: LineProps) {
  const say = useWords(cardWords)
  const language = useLanguage()
  return (
    <div className="bt-hours">
      <fieldset className="set-choices" aria-label={say('days')}>
        <div className="row">
          {week.map((day) => (
            <label className="check" key={day}>
              <input
                type="checkbox"
                checked={days.includes(day)}
                onChange={({ target }) => {
                  const next = target.checked ? [...days, day] : days.filter((one) => one !== day)
                  onChange({ days: next.toSorted((a, b) => a - b) })
                }}
              />
              <span>{weekday(day, language, 'short')}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="row">
        {(['from', 'until'] as const).map((which) => (
          <Field label={say(which)} key={which}>
            {(control) => (
              <input
                {...control}
                className="in"
                type="time"
                value={which === 'from' ? from : until}
                onChange={({ target }) => onChange({ [which]: target.value })}
              />
            )}
          </Field>
        ))}
        <button type="button" className="btn s quiet" onClick={onRemove}>
          {say('removeHours')}
        </button>
      </div>
    </div>
  )
}
