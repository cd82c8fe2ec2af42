import type { ReactNode } from 'react'

import { Field } from './field.tsx'

interface Props {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  value: string
  options: readonly { value: string; name: string }[]
  /** What stands for "none chosen", where that is allowed. */
  none?: string | undefined
  onChange: (value: string) => void
}

export function SelectField({ label, hint, error, value, options, none, onChange }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <select {...control} className="in" value={value} onChange={({ target }) => onChange(target.value)}>
          {none !== undefined && <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
