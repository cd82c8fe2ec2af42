import type { ReactNode } from 'react'

import { Field } from './field.tsx'

interface Props {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  value: string
  max: number
  /** Many lines: tall grows with the text. */
  lines?: 'one' | 'some' | 'tall'
  disabled?: boolean
  onChange: (value: string) => void
}

export function TextField({ label, hint, error, value, max, lines = 'one', disabled, onChange }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => {
        const given = {
          ...control,
          value,
          maxLength: max,
          disabled,
          onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
        }
        return lines === 'one' ? (
          <input {...given} className="in" />
        ) : (
          <textarea {...given} className={lines === 'tall' ? 'in tall' : 'in'} />
        )
      }}
    </Field>
  )
}
