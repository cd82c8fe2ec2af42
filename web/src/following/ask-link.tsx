import { type SyntheticEvent, useState } from 'react'

import { useTask } from '../lib/use-task.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { MailField } from '../ui/mail-field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useFollowingActs } from './api.ts'
import { isAddress } from './is-address.ts'
import { words } from './words.ts'

/** For who has no link, or an old one: a new one comes to the address that follows. */
export function AskLink({ old }: { old: boolean }) {
  const say = useWords(words)
  const language = useLanguage()
  const { askLink } = useFollowingActs()
  const { busy, error, run } = useTask()
  const [email, setEmail] = useState('')
  const [asked, setAsked] = useState(false)
  const [sent, setSent] = useState(false)

  function submit(event: SyntheticEvent): void {
    event.preventDefault()
    setAsked(true)
    if (busy || !isAddress(email)) return
    void run(async () => {
      await askLink(email.trim(), language)
      setSent(true)
    })
  }
  return (
    <form className="stack narrow-c" noValidate onSubmit={submit}>
      <h1>{say('linkTitle')}</h1>
      {old && !sent && (
        <Notice tone="warn">
          <p>{say('linkOld')}</p>
        </Notice>
      )}
      <p>{say('linkText')}</p>
      <MailField
        label={say('email')}
        error={asked && !isAddress(email) && say('emailWrong')}
        value={email}
        onChange={setEmail}
      />
      {error !== undefined && <Trouble error={error} />}
      {sent && (
        <Notice tone="brand" alert>
          <p>{say('linkSent')}</p>
        </Notice>
      )}
      <p>
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {say('linkAsk')}
        </button>
      </p>
    </form>
  )
}
