import type { InternalNote } from '@bezpechne/shared/assignments'
import { textIn } from '@bezpechne/shared/languages'
import { useState } from 'react'

import { formatMoment } from '../lib/format.ts'
import { useKept } from '../lib/kept.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useNotes, useWriteNote } from './api.ts'
import { words } from './words.ts'

interface Props {
  city: string
  number: string
}

/** What those who work on an inquiry tell each other; nobody else ever reads it. */
export function NotesThread({ city, number }: Props) {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  const { data, error, refetch } = useNotes(city, number, open)
  return (
    <details className="card notes" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2 className="h3">{say('title')}</h2>
        <span className="small muted">{say('who')}</span>
      </summary>
      <div className="stack t">
        {!data && (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={2} />)}
        {data && <Thread notes={data.items} />}
        {data && <Writing city={city} number={number} />}
      </div>
    </details>
  )
}

function Thread({ notes }: { notes: readonly InternalNote[] }) {
  const say = useWords(words)
  const language = useLanguage()
  if (notes.length === 0) return <p className="muted small">{say('none')}</p>
  return (
    <ol className="deskhistory small">
      {notes.map(({ id, at, role, author, organisation, text }) => (
        <li key={id}>
          <span className="muted">
            {[
              textIn(organisation, language) ?? say(role),
              author ?? say('gone'),
              formatMoment(at, language),
            ].join('\u00a0· ')}
          </span>
          <span className="asis">{text}</span>
        </li>
      ))}
    </ol>
  )
}

function Writing({ city, number }: Props) {
  const say = useWords(words)
  const write = useWriteNote(city, number)
  const [text, keep, forget] = useKept(`note:${city}:${number}`, () => '')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  async function send(): Promise<void> {
    setBusy(true)
    setError(undefined)
    try {
      await write(text)
      keep('')
      forget()
    } catch (failed) {
      setError(failed)
    }
    setBusy(false)
  }

  return (
    <>
      {error !== undefined && <Trouble error={error} />}
      <TextField
        label={say('write')}
        hint={say('writeHint')}
        value={text}
        max={2000}
        lines="some"
        onChange={keep}
      />
      <p>
        <button
          type="button"
          className="btn s"
          disabled={busy || text.trim().length < 2}
          onClick={() => void send()}
        >
          {say('send')}
        </button>
      </p>
    </>
  )
}
