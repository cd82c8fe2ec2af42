import { type RefObject, useEffect } from 'react'

import { Field } from '../ui/field.tsx'

interface Props {
  field: RefObject<HTMLInputElement | null>
  label: string
  hint?: string | undefined
  error?: string | false
}

/** Phones offer the code of the app here by themselves. */
export function CodeField({ field, label, hint, error }: Props) {
  // The step has replaced the field that had the focus.
  useEffect(
    function focusCode() {
      field.current?.focus()
    },
    [field],
  )
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          ref={field}
          className="in code"
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={13}
        />
      )}
    </Field>
  )
}
