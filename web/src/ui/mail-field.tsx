import type { ReactNode } from 'react'

import { meantAddress } from '../lib/mistyped.ts'
import { useWords } from '../lib/words.ts'
import { Field } from './field.tsx'
import { words } from './mail-words.ts'

interface Props {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  value: string
  onChange: (value: string) => void
}

/** An e-mail address; what looks like a slip is said, and never put right unasked. */
export function MailField({ label, hint, error, value, onChange }: Props) {
  const say = useWords(words)
  const meant = meantAddress(value)
  return (
    <div className="stack t">
      <Field label={label} hint={hint} error={error}>
        {(control) => (
          <input
            className="in"
            type="email"
            inputMode="email"
            autoComplete="email"
            maxLength={200}
            value={value}
            onChange={({ target }) => onChange(target.value)}
            {...control}
          />
        )}
      </Field>
      <output className="row small">
        {meant !== undefined && (
          <>
            <span>{say('meant', { address: meant })}</span>
            <button type="button" className="btn s" onClick={() => onChange(meant)}>
              {say('take')}
            </button>
          </>
        )}
      </output>
    </div>
  )
}
