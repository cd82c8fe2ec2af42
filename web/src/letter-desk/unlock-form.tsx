import type { SyntheticEvent } from 'react'

import { ApiError } from '../lib/api.ts'
import { unlock } from '../lib/unlock.ts'
import { useTask } from '../lib/use-task.ts'
import { defineWords, useWords } from '../lib/words.ts'
import { Deriving } from '../ui/deriving.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { Trouble } from '../ui/trouble.tsx'

const unlockWords = defineWords('letter-unlock', {
  uk: {
    title: 'Листи замкнено',
    text: 'Введіть свій пароль, щоб відімкнути їх на цьому екрані. За 15 хвилин без дій вони замкнуться знову.',
    password: 'Пароль',
    do: 'Відімкнути',
    doing: 'Відмикаємо',
    wrong: 'Цей пароль не відмикає ваш ключ.',
    noKey: 'У вас ще немає ключа до листів',
    noKeyText: 'Створіть його, а колега додасть вас до скриньки.',
    toKey: 'Створити ключ',
  },
  en: {
    title: 'The letters are locked',
    text: 'Type your password to unlock them on this screen. After 15 minutes without a touch they lock again.',
    password: 'Password',
    do: 'Unlock',
    doing: 'Unlocking',
    wrong: 'This password does not open your key.',
    noKey: 'You have no key to the letters yet',
    noKeyText: 'Make it, and a colleague adds you to the mailbox.',
    toKey: 'Make a key',
  },
})

interface Props {
  city: string
  email: string
}

/** The password never leaves this tab: it opens the own key here, and proves itself by that. */
export function UnlockForm({ city, email }: Props) {
  const say = useWords(unlockWords)
  const { busy, error, run } = useTask()
  const code = error instanceof ApiError ? error.code : undefined

  function submit(event: SyntheticEvent<HTMLFormElement>): void {
    event.preventDefault()
    const typed = new FormData(event.currentTarget).get('password')
    if (typeof typed === 'string' && typed) void run(() => unlock(city, email, typed))
  }

  return (
    <form className="card stack lunlock" onSubmit={submit} noValidate>
      <h2>
        <Icon name="lock" /> {say('title')}
      </h2>
      <p>{say('text')}</p>
      {code === 'no-staff-key' && <NoKey city={city} />}
      {error !== undefined && code !== 'no-staff-key' && code !== 'unlock-wrong' && <Trouble error={error} />}
      <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        name="password"
        label={say('password')}
        error={code === 'unlock-wrong' ? say('wrong') : undefined}
      />
      <p>
        <button type="submit" className="btn pri" disabled={busy}>
          {say(busy ? 'doing' : 'do')}
        </button>
      </p>
      {busy && <Deriving />}
    </form>
  )
}

function NoKey({ city }: { city: string }) {
  const say = useWords(unlockWords)
  return (
    <Notice tone="warn" title={say('noKey')} alert>
      <p>{say('noKeyText')}</p>
      <p>
        <a href={`/desk/letters/keys?city=${city}`}>{say('toKey')}</a>
      </p>
    </Notice>
  )
}
