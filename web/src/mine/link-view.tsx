import { Link, useNavigate } from '@tanstack/react-router'
import { type SubmitEvent, useState } from 'react'

import { useAct } from '../lib/act.ts'
import { ApiError } from '../lib/api.ts'
import { formatMoment } from '../lib/format.ts'
import { useResident } from '../lib/resident.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { takeToken, useForget, useLink } from './api.ts'
import { EmailField } from './email-field.tsx'
import { mineWords } from './words.ts'

/** What the link of a letter opens: a button, as programs that look at mails open links, too. */
export function LinkView() {
  const say = useWords(mineWords)
  const [token] = useState(takeToken)
  const { data: seen, error, refetch } = useLink(token)
  if (token === undefined) return <Over title={say('noToken')} text={say('noTokenText')} />
  if (seen) return <SignIn token={token} asksAddress={seen.asksAddress} askedAt={seen.askedAt} />
  if (!error) return <Skeleton rows={3} />
  if (!isOver(error)) return <Trouble error={error} onRetry={() => void refetch()} />
  return <Over title={say('over')} text={error.title} />
}

function isOver(error: unknown): error is ApiError {
  return error instanceof ApiError && (error.status === 410 || error.status === 404)
}

/** Why it opens nothing, and the way on; who came in by it before is simply in. */
function Over({ title, text }: { title: string; text: string }) {
  const say = useWords(mineWords)
  const { data } = useResident()
  const signedIn = Boolean(data?.resident)
  return (
    <EmptyState
      page
      title={signedIn ? say('already') : title}
      actions={
        <Link className="btn pri" to="/mine">
          {say(signedIn ? 'toMine' : 'askNew')}
        </Link>
      }
    >
      {!signedIn && <p>{text}</p>}
    </EmptyState>
  )
}

interface Props {
  token: string
  asksAddress: boolean
  askedAt: string
}

function SignIn({ token, asksAddress, askedAt }: Props) {
  const say = useWords(mineWords)
  const language = useLanguage()
  const [email, setEmail] = useState('')
  const { error, busy, signIn } = useSignIn(token)
  const wrong = error instanceof ApiError && error.code === 'sign-in-address-wrong' && error.title
  if (isOver(error)) return <Over title={say('over')} text={error.title} />
  return (
    <form
      className="stack w narrow-c"
      noValidate
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        void signIn(asksAddress ? email : undefined)
      }}
    >
      <h1>{say('linkTitle')}</h1>
      <p>{say('linkAsked', { when: formatMoment(askedAt, language) })}</p>
      {asksAddress ? (
        <Notice tone="warn" title={say('linkOther')}>
          <p>{say('linkOtherText')}</p>
        </Notice>
      ) : (
        <p>{say('linkSure')}</p>
      )}
      {asksAddress && <EmailField value={email} error={wrong} onChange={setEmail} />}
      {error !== undefined && !wrong && <Trouble error={error} />}
      <p>
        <button className="btn pri" disabled={busy}>
          {say(busy ? 'signingIn' : 'signIn')}
        </button>
      </p>
    </form>
  )
}

function useSignIn(token: string) {
  const act = useAct()
  const forget = useForget()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  async function signIn(email: string | undefined): Promise<void> {
    if (busy) return
    setBusy(true)
    setError(undefined)
    try {
      await act('/mine/sign-in', { token, ...(email !== undefined && { email }) })
      await forget()
      await navigate({ to: '/mine', replace: true })
    } catch (refusal) {
      setError(refusal)
    }
    setBusy(false)
  }
  return { error, busy, signIn }
}
