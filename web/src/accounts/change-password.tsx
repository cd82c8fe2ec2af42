import { type PasswordProblem, problemOf } from '@bezpechne/shared/new-password'
import { useMutation } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Deriving } from '../ui/deriving.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { toast } from '../ui/toast.tsx'
import { changePassword, useForgetMe } from './api.ts'
import { SignInTrouble } from './trouble.tsx'
import { typedIn } from './typed.ts'
import { words } from './words.ts'

interface Wrong {
  password?: 'required'
  newPassword?: PasswordProblem
}

/** Both passwords become keys here; the server sees neither, so their rules are checked here too. */
export function ChangePassword({ email, cities }: { email: string; cities: string[] }) {
  const say = useWords(words)
  const forgetMe = useForgetMe()
  const [wrong, setWrong] = useState<Wrong>({})
  const attempt = useMutation({
    mutationFn: ({ form, before, after }: { form: HTMLFormElement; before: string; after: string }) =>
      changePassword({ email, cities }, { before, after }).then(() => form.reset()),
    onSuccess: () => toast(say('passwordChanged')),
    onError: (error) => error.message === 'unauthenticated' && forgetMe(),
  })
  const notMine = attempt.error?.message === 'sign-in-wrong'

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    if (attempt.isPending) return
    const form = event.currentTarget
    const [before, after] = [typedIn(form, 'password'), typedIn(form, 'newPassword')]
    const problem = problemOf(after, { email })
    setWrong({ ...(!before && { password: 'required' }), ...(problem && { newPassword: problem }) })
    if (before && !problem) attempt.mutate({ form, before, after })
  }

  return (
    <form className="card stack" onSubmit={submit} noValidate aria-labelledby="change-password">
      <h2 id="change-password">{say('changePassword')}</h2>
      <p className="muted">{say('changePasswordText')}</p>
      {attempt.error && !notMine && <SignInTrouble error={attempt.error} />}
      <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        name="password"
        label={say('currentPassword')}
        error={wrong.password ? say('required') : notMine ? say('passwordNotYours') : undefined}
      />
      <PasswordField
        name="newPassword"
        label={say('newPassword')}
        hint={say('newPasswordHint')}
        error={wrong.newPassword && say(wrong.newPassword)}
      />
      <p>
        <button type="submit" className="btn" aria-disabled={attempt.isPending}>
          {say(attempt.isPending ? 'sending' : 'changePassword')}
        </button>
      </p>
      {attempt.isPending && <Deriving />}
    </form>
  )
}
