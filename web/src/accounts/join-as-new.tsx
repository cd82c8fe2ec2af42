import type { OpenedInvitation } from '@bezpechne/shared/members'
import { type PasswordProblem, problemOf } from '@bezpechne/shared/new-password'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type SyntheticEvent, useState } from 'react'

import { newKey } from '../lib/api.ts'
import { useWords } from '../lib/words.ts'
import { Deriving } from '../ui/deriving.tsx'
import { Field } from '../ui/field.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { toast } from '../ui/toast.tsx'
import { useForgetMe } from './api.ts'
import { acceptAsNew } from './invitation-api.ts'
import { invitationWords } from './invitation-words.ts'
import { JoinTrouble } from './join-trouble.tsx'
import { firstStep, keysPath } from './keys-needed.ts'
import { ModeratesToo } from './moderates-too.tsx'
import { typedIn } from './typed.ts'
import { words } from './words.ts'

interface Props {
  token: string
  invited: OpenedInvitation
}

/** To what this role begins with: the own key to the letters, or the desks. */
function useWayOn(city: string) {
  const navigate = useNavigate()
  const forgetMe = useForgetMe()
  return async () => {
    await forgetMe()
    const step = await firstStep(city)
    if (step === 'keys') location.assign(keysPath(city))
    else if (step === 'opening')
      await navigate({ to: '/desk/$city/settings/$section', params: { city, section: 'opening' } })
    else await navigate({ to: step })
  }
}

interface Wrong {
  name?: boolean
  password?: PasswordProblem
}

function faultsOf({ name, password }: { name: string; password: string }, email: string) {
  return { short: name.length < 2, problem: problemOf(password, { email }) }
}

/** A name and a password make the account; the password itself never leaves this device. */
export function JoinAsNew({ token, invited: { email, city, first, name } }: Props) {
  const say = useWords(invitationWords)
  const saying = useWords(words)
  const goOn = useWayOn(city.id)
  const [wrong, setWrong] = useState<Wrong>({})
  const [moderates, setModerates] = useState(first)
  // One key for the act: who presses again after a lost answer means the same.
  const [key] = useState(newKey)
  const attempt = useMutation({
    mutationFn: (typed: { name: string; password: string }) =>
      acceptAsNew({ token, email, moderates, ...typed }, key),
    onSuccess: async () => {
      toast(say('accepted'))
      await goOn()
    },
  })

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    if (attempt.isPending) return
    const form = event.currentTarget
    const typed = { name: typedIn(form, 'name').trim(), password: typedIn(form, 'newPassword') }
    const { short, problem } = faultsOf(typed, email)
    setWrong({ ...(short && { name: true }), ...(problem && { password: problem }) })
    if (short) form.querySelector<HTMLInputElement>('[name=name]')?.focus()
    else if (problem) form.querySelector<HTMLInputElement>('[name=newPassword]')?.focus()
    else attempt.mutate(typed)
  }

  return (
    <form className="card stack" onSubmit={submit} noValidate aria-labelledby="join-new">
      <h2 id="join-new">{say('newTitle')}</h2>
      <p className="muted">{say('newText')}</p>
      {attempt.error && <JoinTrouble error={attempt.error} />}
      <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
      <NameField name={name} wrong={wrong.name} />
      <PasswordField
        name="newPassword"
        label={say('password')}
        hint={saying('newPasswordHint')}
        error={wrong.password && saying(wrong.password)}
      />
      {first && <ModeratesToo checked={moderates} onChange={setModerates} />}
      <button type="submit" className="btn pri big wide" aria-disabled={attempt.isPending}>
        {say(attempt.isPending ? 'working' : 'accept')}
      </button>
      {attempt.isPending && <Deriving />}
    </form>
  )
}

function NameField({ name, wrong = false }: { name: string; wrong: boolean | undefined }) {
  const say = useWords(invitationWords)
  return (
    <Field label={say('name')} hint={say('nameHint')} error={wrong && say('nameMissing')}>
      {(control) => (
        <input
          {...control}
          className="in"
          name="name"
          autoComplete="name"
          maxLength={100}
          defaultValue={name}
          required
        />
      )}
    </Field>
  )
}
