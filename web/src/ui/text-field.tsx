import type { ReactNode } from 'react'

import { Field } from './field.tsx'

interface Props {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  value: string
  max: number
  /** wrap: one line that may be long; some and tall: many lines. */
  /** More may be pasted than fits: nothing of it is cut off, the error says how much is too much. */
  soft?: boolean
  lines?: 'one' | 'wrap' | 'some' | 'tall'
  disabled?: boolean
  onChange: (value: string) => void
}

export function TextField(props: Props) {
  const { label, hint, error, value, max, soft = false, lines = 'one', disabled, onChange } = props
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => {
        const given = {
          ...control,
          value,
          maxLength: soft ? undefined : max,
          disabled,
          onChange: ({ target }: { target: { value: string } }) =>
            onChange(lines === 'wrap' ? target.value.replace(/\s*\n\s*/gu, ' ') : target.value),
        }
        return lines === 'one' ? (
          <input {...given} className="in" />
        ) : (
          <textarea {...given} rows={rowsOf[lines]} className={`in ${lines}`} />
        )
      }}
    </Field>
  )
}

const rowsOf = { wrap: 2, some: 3, tall: 6 }
