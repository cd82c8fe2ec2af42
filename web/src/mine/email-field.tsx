import type { ReactNode } from 'react'

import { useWords } from '../lib/words.ts'
import { Field } from '../ui/field.tsx'
import { mineWords } from './words.ts'

interface Props {
  value: string
  error: ReactNode
  label?: string
  onChange: (value: string) => void
}

export function EmailField({ value, error, label, onChange }: Props) {
  const say = useWords(mineWords)
  return (
    <Field label={label ?? say('email')} error={error}>
      {(control) => (
        <input
          {...control}
          className="in"
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  )
}
