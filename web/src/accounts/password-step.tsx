import { lengthOf, shortest } from '@bezpechne/shared/new-password'
import { useMutation } from '@tanstack/react-query'
import { type SyntheticEvent, useRef, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Deriving } from '../ui/deriving.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { signIn } from './api.ts'
import { EmailField } from './email-field.tsx'
import { SignInTrouble } from './trouble.tsx'
import { typedIn } from './typed.ts'
import { words } from './words.ts'

interface Typed {
  email: string
  password: string
}

type Wrong = Partial<Record<keyof Typed, 'emailWrong' | 'passwordShort' | 'required'>>

export function PasswordStep({ expired, onNext }: { expired: unknown; onNext: (next: string) => void }) {
  const say = useWords(words)
  const form = useRef<HTMLFormElement>(null)
  const [wrong, setWrong] = useState<Wrong>({})
  const attempt = useMutation({
    mutationFn: ({ email, password }: Typed) => signIn(email, password),
    onSuccess: ({ next }) => onNext(next),
    onError: () => form.current?.querySelector<HTMLInputElement>('[name=password]')?.select(),
  })

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    if (attempt.isPending) return
    const typed = read(event.currentTarget)
    const found = wrongIn(typed)
    setWrong(found)
    const first = Object.keys(found)[0]
    if (first) form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus()
    else attempt.mutate(typed)
  }

  const error = attempt.error ?? (attempt.isPending ? undefined : expired)
  return (
    <form ref={form} className="stack" onSubmit={submit} noValidate>
      {Boolean(error) && <SignInTrouble error={error} />}
      <EmailField error={wrong.email && say(wrong.email)} />
      <PasswordField
        name="password"
        label={say('password')}
        hint={say('passwordHint')}
        error={wrong.password && say(wrong.password)}
      />
      <button type="submit" className="btn pri big wide" aria-disabled={attempt.isPending}>
        {say(attempt.isPending ? 'sending' : 'signIn')}
      </button>
      {attempt.isPending && <Deriving />}
    </form>
  )
}

function read(form: HTMLFormElement): Typed {
  return { email: typedIn(form, 'email').trim(), password: typedIn(form, 'password') }
}

function wrongIn({ email, password }: Typed): Wrong {
  return {
    ...(!/^[\x21-\x7E]+@[\x21-\x7E]+\.[\x21-\x7E]+$/.test(email) && {
      email: email ? ('emailWrong' as const) : ('required' as const),
    }),
    ...(lengthOf(password) < shortest && {
      password: password ? ('passwordShort' as const) : ('required' as const),
    }),
  }
}
