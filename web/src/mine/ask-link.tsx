import { Link } from '@tanstack/react-router'
import { type SubmitEvent, useState } from 'react'

import { useAct } from '../lib/act.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { EmailField } from './email-field.tsx'
import { isAddress } from './typed.ts'
import { mineWords } from './words.ts'

/** The same answer for every address: nobody learns whose it is. */
export function AskLink() {
  const say = useWords(mineWords)
  const [asked, setAsked] = useState<string>()
  return (
    <div className="stack w narrow-c">
      <header className="stack t">
        <h1>{say('title')}</h1>
        <p>{say('intro')}</p>
      </header>
      {asked === undefined ? (
        <AskForm onAsked={setAsked} />
      ) : (
        <output className="card stack">
          <h2>{say('asked')}</h2>
          <p>{say('askedText', { email: asked })}</p>
          <p className="hint">{say('askedHint')}</p>
          <p>
            <button type="button" className="btn" onClick={() => setAsked(undefined)}>
              {say('again')}
            </button>
          </p>
        </output>
      )}
      <Notice title={say('byCode')}>
        <p>{say('byCodeText')}</p>
        <p>
          <Link to="/receipt">{say('openByCode')}</Link>
        </p>
      </Notice>
    </div>
  )
}

function AskForm({ onAsked }: { onAsked: (email: string) => void }) {
  const say = useWords(mineWords)
  const language = useLanguage()
  const act = useAct()
  const [email, setEmail] = useState('')
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  async function ask(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const typed = email.trim()
    setWrong(!isAddress(typed))
    if (!isAddress(typed) || busy) return
    setBusy(true)
    setError(undefined)
    await act('/mine/link', { email: typed, language })
      .then(() => onAsked(typed))
      .catch(setError)
    setBusy(false)
  }

  return (
    <form className="card stack" noValidate onSubmit={(event: SubmitEvent) => void ask(event)}>
      <EmailField value={email} error={wrong && say('emailWrong')} onChange={setEmail} />
      {error !== undefined && <Trouble error={error} />}
      <p>
        <button className="btn pri" disabled={busy}>
          {say(busy ? 'asking' : 'ask')}
        </button>
      </p>
    </form>
  )
}
