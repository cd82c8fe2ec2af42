import { type PasswordProblem, problemOf } from '@bezpechne/shared/new-password'
import type { OpenedReset } from '@bezpechne/shared/resets'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type SyntheticEvent, useState } from 'react'

import { ApiError, newKey, post } from '../lib/api.ts'
import { deriveAuthKey } from '../lib/derive.ts'
import { useWords } from '../lib/words.ts'
import { Deriving } from '../ui/deriving.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { takeToken } from './invitation-api.ts'
import { resetWords } from './reset-words.ts'
import { SignInTrouble } from './trouble.tsx'
import { typedIn } from './typed.ts'
import { words } from './words.ts'

/** What the link of a mail opens that an administrator had sent: one's own new password. */
export function ResetView() {
  const say = useWords(resetWords)
  const [token] = useState(takeToken)
  const [done, setDone] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['reset', token],
    queryFn: () => post<OpenedReset>('/resets/open', { token }),
    enabled: token !== undefined,
    retry: (count, thrown) => count < 2 && thrown instanceof ApiError && thrown.code === 'offline',
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (token === undefined) {
    return (
      <EmptyState page title={say('noToken')}>
        <p>{say('noTokenText')}</p>
      </EmptyState>
    )
  }
  if (done) return <Done />
  if (data) return <Choose token={token} email={data.email} onDone={() => setDone(true)} />
  if (!error) return <Skeleton rows={3} />
  if (!(error instanceof ApiError && error.status === 410))
    return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <EmptyState page title={say('over')}>
      <p>{error.title}</p>
    </EmptyState>
  )
}

interface Props {
  token: string
  email: string
  onDone: () => void
}

/** The password itself never leaves this device. */
function Choose({ token, email, onDone }: Props) {
  const say = useWords(resetWords)
  const saying = useWords(words)
  const [wrong, setWrong] = useState<PasswordProblem>()
  // One key for the act: who presses again after a lost answer means the same.
  const [key] = useState(newKey)
  const attempt = useMutation({
    mutationFn: async (password: string) =>
      post('/resets/finish', { token, authKey: await deriveAuthKey(email, password) }, key),
    onSuccess: onDone,
  })

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    if (attempt.isPending) return
    const form = event.currentTarget
    const password = typedIn(form, 'newPassword')
    const problem = problemOf(password, { email })
    setWrong(problem)
    if (problem) form.querySelector<HTMLInputElement>('[name=newPassword]')?.focus()
    else attempt.mutate(password)
  }

  return (
    <form className="stack signin" onSubmit={submit} noValidate aria-labelledby="reset-title">
      <h1 id="reset-title">{say('title')}</h1>
      <p>{say('lead', { email })}</p>
      <p className="muted">
        {say('after')} {say('letters')}
      </p>
      {attempt.error && <SignInTrouble error={attempt.error} />}
      <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        name="newPassword"
        label={say('password')}
        hint={saying('newPasswordHint')}
        error={wrong && saying(wrong)}
      />
      <button type="submit" className="btn pri big wide" aria-disabled={attempt.isPending}>
        {say(attempt.isPending ? 'working' : 'save')}
      </button>
      {attempt.isPending && <Deriving />}
    </form>
  )
}

function Done() {
  const say = useWords(resetWords)
  const actions = (
    <Link className="btn pri" to="/desk">
      {say('toDesk')}
    </Link>
  )
  return (
    <EmptyState page title={say('done')} actions={actions}>
      <p>{say('doneText')}</p>
    </EmptyState>
  )
}
