import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'

import { useWords } from '../../lib/words.ts'
import type { Draft } from '../draft.ts'
import { outboxWords } from './outbox-words.ts'
import { outbox } from './outbox.ts'
import { useStatus } from './status-note.tsx'
import { mayEdit } from './status.ts'

interface Props {
  item: Draft
  onEdit: () => void
  onAnother: () => void
}

/** What happens between "send" and the receipt, in words; waiting is never the person's work. */
export function SendingPanel({ item, onEdit, onAnother }: Props) {
  const say = useWords(outboxWords)
  const focus = useCallback((heading: HTMLElement | null) => heading?.focus(), [])
  const { status, head, lines, kept } = useStatus(item)
  const busy = status.is === 'trying' || status.is === 'proving'
  return (
    <section className="nq-sending stack" aria-labelledby="sending-title" aria-busy={busy}>
      <h1 id="sending-title" tabIndex={-1} ref={focus}>
        {head}
      </h1>
      <div aria-live="polite" className="stack t">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {busy && <progress className="nq-busy" aria-label={head} />}
      {!busy && kept && <p className="muted">{say('keepOpen')}</p>}
      <div className="row">
        {!busy && (
          <button type="button" className="btn pri" onClick={() => outbox.tryNow()}>
            {say('tryNow')}
          </button>
        )}
        <button type="button" className="btn" onClick={onAnother}>
          {say('another')}
        </button>
        {!busy && mayEdit(item) && (
          <button type="button" className="btn quiet" onClick={onEdit}>
            {say('edit')}
          </button>
        )}
      </div>
      <p>
        <Link to="/outbox">{say('seeAll')}</Link>
      </p>
    </section>
  )
}
