import { useMutation } from '@tanstack/react-query'
import { type SyntheticEvent, useRef, useState } from 'react'

import { codeIn } from '../lib/typed-code.ts'
import { useWords } from '../lib/words.ts'
import { giveCode } from './api.ts'
import { CodeField } from './code-field.tsx'
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
  const field = useRef<HTMLInputElement>(null)
  const attempt = useMutation({
    mutationFn: giveCode,
    onSuccess: onDone,
    onError: (error) => {
      field.current?.select()
      if (error.message === 'unauthenticated') onExpired?.(error)
    },
  })

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    if (attempt.isPending) return
    const code = codeIn(typedIn(event.currentTarget, 'code'))
    setMissing(!code)
    if (code) attempt.mutate(code)
    else field.current?.focus()
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      {attempt.error && <SignInTrouble error={attempt.error} />}
      <CodeField field={field} label={label} hint={hint} error={missing && say('codeMissing')} />
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
