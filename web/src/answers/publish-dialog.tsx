import { useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { fieldsOf, type Problems } from '../lib/field-trouble.ts'
import { useFoundWords } from '../lib/found.ts'
import { gapsIn } from '../lib/template-facts.ts'
import { useWords } from '../lib/words.ts'
import { AnswerBody } from '../ui/answer-body.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { type AnswerText, allWords, toWords } from './answer-text.ts'
import { words } from './words.ts'

interface Props {
  text: AnswerText
  /** What else everybody would read. */
  also?: string
  kind: 'publish' | 'review' | 'approve' | 'correct'
  onPublish: () => Promise<void>
  /** Fields that the server refuses. */
  onRefused: (problems: Problems) => void
  onClose: () => void
}

/** Asked once, with the whole of what everybody would read, as they would see it. */
export function PublishDialog({ text, also = '', kind, onPublish, onRefused, onClose }: Props) {
  const say = useWords(words)
  const found = useFoundWords()([allWords(text), also].join('\n'))
  const gaps = gapsIn(allWords(text))
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)

  async function publish(): Promise<void> {
    setBusy(true)
    setError(undefined)
    await onPublish().catch(function refused(reason: unknown) {
      const fields = fieldsOf(reason)
      if (!fields) return setError(reason)
      onRefused(fields)
      onClose()
    })
    setBusy(false)
  }

  return (
    <Dialog title={say(`${kind}Title`)} wide onClose={onClose}>
      <p>{say(`${kind}Text`)}</p>
      <div className="card preview">
        <AnswerBody answer={toWords(text)} />
      </div>
      {gaps.length > 0 && <Notice tone="warn" title={say('gaps', { gaps: gaps.join(', ') })} />}
      {found && <Notice tone="warn" title={say('confirmFound', { what: found })} />}
      <Refusal error={error} />
      <div className="row">
        <button type="button" className="btn pri" disabled={busy} onClick={() => void publish()}>
          {say(`${kind}Do`)}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {say('back')}
        </button>
      </div>
    </Dialog>
  )
}

const refusals: Record<string, 'already' | 'notYours' | 'reviewNeeded' | 'stale' | undefined> = {
  'step-not-allowed': 'already',
  'inquiry-not-found': 'notYours',
  'answer-not-found': 'notYours',
  'review-needed': 'reviewNeeded',
  'stale-version': 'stale',
}

/** Why it was not taken; the typed words are where they were. */
export function Refusal({ error }: { error: unknown }) {
  const say = useWords(words)
  if (error === undefined) return null
  const known = error instanceof ApiError ? refusals[error.code] : undefined
  if (!known) return <Trouble error={error} />
  return (
    <Notice tone="warn" title={say(known)} alert>
      <p>{say(`${known}Text`)}</p>
    </Notice>
  )
}
