import { useMutation } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Deriving } from '../ui/deriving.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { useForgetMe } from './api.ts'
import { SignInTrouble } from './trouble.tsx'
import { typedIn } from './typed.ts'
import { words } from './words.ts'

interface Props<Answer> {
  email: string
  act: (email: string, password: string) => Promise<Answer>
  onDone: (answer: Answer) => void
  onCancel: () => void
}

/** The password once more, before something that an open tab alone must not do. */
export function ConfirmPassword<Answer>({ email, act, onDone, onCancel }: Props<Answer>) {
  const say = useWords(words)
  const forgetMe = useForgetMe()
  const [missing, setMissing] = useState(false)
  const attempt = useMutation({
    mutationFn: (password: string) => act(email, password),
    onSuccess: onDone,
    onError: (error) => error.message === 'unauthenticated' && forgetMe(),
  })
  const notMine = attempt.error?.message === 'sign-in-wrong'

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    if (attempt.isPending) return
    const password = typedIn(event.currentTarget, 'password')
    setMissing(!password)
    if (password) attempt.mutate(password)
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      {attempt.error && !notMine && <SignInTrouble error={attempt.error} />}
      {/* The password manager needs to know whose password it is. */}
      <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        name="password"
        label={say('confirmPassword')}
        hint={say('confirmPasswordText')}
        error={missing ? say('required') : notMine ? say('passwordNotYours') : undefined}
      />
      <div className="row">
        <button type="submit" className="btn pri" aria-disabled={attempt.isPending}>
          {say(attempt.isPending ? 'sending' : 'continue')}
        </button>
        <button type="button" className="btn quiet" onClick={onCancel}>
          {say('cancel')}
        </button>
      </div>
      {attempt.isPending && <Deriving />}
    </form>
  )
}
