import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useConfirm } from './api.ts'
import { RequestForm } from './request-form.tsx'
import { openingWords } from './words.ts'

const lengthOfToken = 43

/** The link's secret, which no server log sees. It leaves the address and the history at once. */
function takeToken(): string | undefined {
  const token = location.hash.slice(1)
  if (location.hash) history.replaceState(history.state, '', location.pathname + location.search)
  return token.length === lengthOfToken ? token : undefined
}

/** /open: a form; with the link of a mail, the question whether it was you. */
export function OpenView() {
  const say = useWords(openingWords)
  const [token, setToken] = useState(takeToken)
  const [sentTo, setSentTo] = useState<string>()
  // Pasted into the page that still says "open the mail".
  useEffect(function hearLink() {
    const take = () => setToken((before) => takeToken() ?? before)
    addEventListener('hashchange', take)
    return () => removeEventListener('hashchange', take)
  }, [])
  if (token !== undefined) return <Confirm token={token} onAgain={() => setToken(undefined)} />
  return (
    <div className="stack w narrow-c">
      <header className="stack t">
        <h1>{say('title')}</h1>
        <p className="lead">{say('lead')}</p>
      </header>
      {sentTo === undefined ? (
        <>
          <section className="stack t" aria-labelledby="open-next">
            <h2 id="open-next" className="h3">
              {say('next')}
            </h2>
            <ol className="stack t numbered">
              <li>{say('next1')}</li>
              <li>{say('next2')}</li>
              <li>{say('next3')}</li>
            </ol>
          </section>
          <RequestForm onSent={setSentTo} />
        </>
      ) : (
        <output className="card stack">
          <h2>{say('sent')}</h2>
          <p>{say('sentText', { email: sentTo })}</p>
          <p className="hint">{say('sentHint')}</p>
        </output>
      )}
    </div>
  )
}

/** A button, as programs that look at mails open links, too. */
function Confirm({ token, onAgain }: { token: string; onAgain: () => void }) {
  const say = useWords(openingWords)
  const confirm = useConfirm()
  const [community, setCommunity] = useState<string>()
  const [error, setError] = useState<unknown>()
  if (community !== undefined) {
    return (
      <EmptyState
        page
        title={say('confirmed')}
        actions={
          <Link className="btn" to="/">
            {say('toStart')}
          </Link>
        }
      >
        <p>{say('confirmedText', { community })}</p>
      </EmptyState>
    )
  }
  return (
    <div className="stack w narrow-c">
      <h1>{say(error === undefined ? 'confirmTitle' : 'wrongTitle')}</h1>
      {error === undefined ? <p>{say('confirmText')}</p> : <Trouble error={error} />}
      <div className="row">
        <button
          type="button"
          className="btn pri"
          onClick={() => void confirm(token).then((said) => setCommunity(said.community), setError)}
        >
          {say('confirm')}
        </button>
        {error !== undefined && (
          <button type="button" className="btn" onClick={onAgain}>
            {say('again')}
          </button>
        )}
      </div>
    </div>
  )
}
