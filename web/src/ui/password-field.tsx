import { type ReactNode, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'
import { passwordWords } from './password-words.ts'

interface Props {
  name: 'password' | 'newPassword'
  label: string
  hint?: ReactNode
  error?: string | undefined
}

/** A password that can be looked at: typing fifteen characters blind on a phone goes wrong. */
export function PasswordField({ name, label, hint, error }: Props) {
  const say = useWords(passwordWords)
  const [shown, setShown] = useState(false)
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <span className="with-button">
          <input
            {...control}
            className="in"
            name={name}
            type={shown ? 'text' : 'password'}
            autoComplete={name === 'password' ? 'current-password' : 'new-password'}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            required
          />
          <button
            type="button"
            className="iconbtn"
            aria-label={say(shown ? 'hidePassword' : 'showPassword')}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            <Icon name="eye" />
          </button>
        </span>
      )}
    </Field>
  )
}
