import { textIn } from '@bezpechne/shared/languages'
import type { ReplyView } from '@bezpechne/shared/replies'
import { useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { formatDay, formatMoment } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { takeToken, useReply } from './api.ts'
import { ReplyForm } from './reply-form.tsx'
import { words } from './words.ts'

/** What a reply link opens: one inquiry as everybody reads it, and one answer to it. */
export function ReplyDesk() {
  const say = useWords(words)
  const [token] = useState(takeToken)
  const [sent, setSent] = useState(false)
  const { data: view, error, refetch } = useReply(token)
  if (token === undefined) {
    return (
      <EmptyState page title={say('noToken')}>
        <p>{say('noTokenText')}</p>
      </EmptyState>
    )
  }
  if (sent) {
    return (
      <EmptyState page title={say('sent')}>
        <p>{say('sentText')}</p>
      </EmptyState>
    )
  }
  if (!view) return error ? <Refused error={error} onRetry={() => void refetch()} /> : <Skeleton rows={5} />
  return (
    <div className="stack w narrow-c">
      <Question view={view} />
      <ReplyForm token={token} number={view.number} onSent={() => setSent(true)} />
    </div>
  )
}

function Question({ view }: { view: ReplyView }) {
  const say = useWords(words)
  const language = useLanguage()
  const { cityName, organisation, number, title, text, place, publishedOn, expiresAt, photos } = view
  return (
    <>
      <header className="stack t">
        <p className="muted">{say('asks', { city: textIn(cityName, language) })}</p>
        <h1>{title}</h1>
        <p className="small muted">
          {[number, place, say('published', { when: formatDay(publishedOn, language) })]
            .filter(Boolean)
            .join('\u00a0· ')}
        </p>
      </header>
      <section className="card stack" aria-label={say('question')}>
        <p className="asis">{text}</p>
        {photos.length > 0 && (
          <ul className="deskphotos">
            {photos.map(({ url, width, height }, index) => (
              <li key={url}>
                <img
                  src={url}
                  width={width}
                  height={height}
                  alt={say('photo', { number: index + 1, total: photos.length })}
                />
              </li>
            ))}
          </ul>
        )}
      </section>
      <p>
        {say('from')} <b>{textIn(organisation, language)}</b>
      </p>
      <p className="small muted">{say('until', { when: formatMoment(expiresAt, language) })}</p>
    </>
  )
}

function Refused({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const say = useWords(words)
  const final = error instanceof ApiError && [404, 409, 410].includes(error.status)
  if (!final) return <Trouble error={error} onRetry={onRetry} />
  return (
    <EmptyState page title={say('over')}>
      <p>{error.title}</p>
    </EmptyState>
  )
}
