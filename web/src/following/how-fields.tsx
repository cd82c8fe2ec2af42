import type { Quiet, Rhythm } from '@bezpechne/shared/following'
import type { ReactNode } from 'react'

import { useWords } from '../lib/words.ts'
import { SelectField } from '../ui/select-field.tsx'
import { words } from './words.ts'

/** NOTE: those of shared/src/following.ts, whose value would bring the schemas along. */
const rhythms = ['each', 'daily', 'weekly'] as const satisfies Rhythm[]
export const usualQuiet: Quiet = { from: 22, to: 7 }
const never: Quiet = { from: 0, to: 0 }

interface RhythmProps {
  label: ReactNode
  value: Rhythm
  onChange: (rhythm: Rhythm) => void
}

export function RhythmField({ label, value, onChange }: RhythmProps) {
  const say = useWords(words)
  return (
    <SelectField
      label={label}
      value={value}
      options={rhythms.map((rhythm) => ({ value: rhythm, name: say(rhythm) }))}
      onChange={(chosen) => onChange(rhythms.find((rhythm) => rhythm === chosen) ?? 'each')}
    />
  )
}

interface QuietProps {
  quiet: Quiet
  onChange: (quiet: Quiet) => void
}

/** Hours in which nothing comes; the same twice means none. */
export function QuietFields({ quiet, onChange }: QuietProps) {
  const say = useWords(words)
  const on = quiet.from !== quiet.to
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    name: say('hour', { hour }),
  }))
  return (
    <div className="stack t">
      <label className="follow-check">
        <input
          type="checkbox"
          checked={on}
          onChange={({ target }) => onChange(target.checked ? usualQuiet : never)}
        />
        <span>{say('quiet')}</span>
      </label>
      {on && (
        <div className="row">
          <SelectField
            label={say('quietFrom')}
            value={String(quiet.from)}
            options={hours.filter(({ value }) => value !== String(quiet.to))}
            onChange={(from) => onChange({ ...quiet, from: Number(from) })}
          />
          <SelectField
            label={say('quietTo')}
            value={String(quiet.to)}
            options={hours.filter(({ value }) => value !== String(quiet.from))}
            onChange={(to) => onChange({ ...quiet, to: Number(to) })}
          />
        </div>
      )}
    </div>
  )
}
