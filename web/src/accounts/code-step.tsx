import { useMutation } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Field } from '../ui/field.tsx'
import { giveCode } from './api.ts'
import { SignInTrouble } from './trouble.tsx'
import { typedIn } from './typed.ts'
import { words } from './words.ts'

interface Props {
  label: string
  hint?: string
  onDone: () => void
  onExpired?: (error: unknown) => void
  onBack: () => void
  backLabel: string
}

/** The code of the app, or a backup code: one field takes both. */
export function CodeStep({ label, hint, onDone, onExpired, onBack, backLabel }: Props) {
  const say = useWords(words)
  const [missing, setMissing] = useState(false)
  const attempt = useMutation({
    mutationFn: giveCode,
    onSuccess: onDone,
    onError: (error) => error.message === 'unauthenticated' && onExpired?.(error),
  })

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    if (attempt.isPending) return
    const code = typedIn(event.currentTarget, 'code').replace(/\s/g, '')
    const looksRight = /^(\d{6}|\w{5}-\w{5})$/.test(code)
    setMissing(!looksRight)
    if (looksRight) attempt.mutate(code)
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      {attempt.error && <SignInTrouble error={attempt.error} />}
      <Field label={label} hint={hint} error={missing && say('codeMissing')}>
        {(control) => (
          <input
            {...control}
            className="in code"
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={13}
            ref={focusNow}
          />
        )}
      </Field>
      <div className="row">
        <button type="submit" className="btn pri" aria-disabled={attempt.isPending}>
          {say(attempt.isPending ? 'sending' : 'confirm')}
        </button>
        <button type="button" className="btn quiet" onClick={onBack}>
          {backLabel}
        </button>
      </div>
    </form>
  )
}

// The step has replaced the field that had the focus.
function focusNow(input: HTMLInputElement | null): void {
  input?.focus()
}
