import { type SyntheticEvent, useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { useTask } from '../lib/use-task.ts'
import { useWords } from '../lib/words.ts'
import { Deriving } from '../ui/deriving.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { words } from './words.ts'

interface Props {
  email: string
  label: string
  /** The password never leaves the device; its key is worked out meanwhile. */
  onPassword: (password: string) => Promise<void>
  onCancel?: () => void
}

export function PasswordStep({ email, label, onPassword, onCancel }: Props) {
  const say = useWords(words)
  const [missing, setMissing] = useState(false)
  const { busy, error, run } = useTask()
  const isWrong = error instanceof ApiError && error.code === 'sign-in-wrong'

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget).get('password')
    const password = typeof typed === 'string' ? typed : ''
    setMissing(!password)
    if (password) void run(() => onPassword(password))
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
      {error !== undefined && !isWrong && <Trouble error={error} />}
      <PasswordField
        name="password"
        label={say('password')}
        error={missing ? say('required') : isWrong ? say('passwordWrong') : undefined}
      />
      <div className="row">
        <button type="submit" className="btn pri" disabled={busy}>
          {busy ? say('making') : label}
        </button>
        {onCancel && (
          <button type="button" className="btn quiet" onClick={onCancel}>
            {say('cancel')}
          </button>
        )}
      </div>
      {busy && <Deriving />}
    </form>
  )
}
