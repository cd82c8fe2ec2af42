import type { Again, AuthorView } from '@bezpechne/shared/inquiries'
import { type SubmitEvent, useState } from 'react'

import { useAct } from '../lib/act.ts'
import { formatDay } from '../lib/format.ts'
import type { Holder } from '../lib/holder.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { secondWords } from './second-words.ts'

interface Props {
  own: AuthorView
  holder: Holder
  onChanged: () => void
}

/** Another moderator looks again: once, in time; afterwards what came of it. */
export function AskReview({ own, holder, onChanged }: Props) {
  const say = useWords(secondWords)
  const language = useLanguage()
  const [asking, setAsking] = useState(false)
  const { askedAt, possibleUntil } = own.review
  if (askedAt) {
    const told =
      own.state === 'rejected' ? say('reviewed') : say('asked', { date: formatDay(askedAt, language) })
    return <p className="hint">{told}</p>
  }
  if (!possibleUntil) return null
  return (
    <div className="stack t">
      <p>
        <button type="button" className="btn" onClick={() => setAsking(true)}>
          {say('ask')}
        </button>
      </p>
      <p className="hint">{say('askText', { date: formatDay(possibleUntil, language) })}</p>
      {asking && (
        <ReviewDialog
          holder={holder}
          onClose={() => setAsking(false)}
          onAsked={() => {
            setAsking(false)
            onChanged()
          }}
        />
      )}
    </div>
  )
}

function ReviewDialog({
  holder,
  onAsked,
  onClose,
}: {
  holder: Holder
  onAsked: () => void
  onClose: () => void
}) {
  const say = useWords(secondWords)
  const act = useAct()
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const text = note.trim()
  const short = text.length > 0 && text.length < 3

  async function ask(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (short || busy) return
    setBusy(true)
    setError(undefined)
    await act<Again>('/receipts/review', { ...holder, ...(text && { note: text }) })
      .then(onAsked)
      .catch(setError)
    setBusy(false)
  }

  return (
    <Dialog title={say('ask')} onClose={onClose}>
      <form className="stack" onSubmit={(event: SubmitEvent) => void ask(event)}>
        <p>{say('askPhotos')}</p>
        <NoteField note={note} short={short} onChange={setNote} />
        {error !== undefined && <Trouble error={error} />}
        <div className="row">
          <button className="btn pri" disabled={busy}>
            {say('askSend')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {say('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

interface NoteProps {
  note: string
  short: boolean
  onChange: (note: string) => void
}

function NoteField({ note, short, onChange }: NoteProps) {
  const say = useWords(secondWords)
  return (
    <Field label={say('askNote')} error={short && say('askNoteLength')}>
      {(control) => (
        <textarea
          {...control}
          className="in"
          maxLength={500}
          value={note}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  )
}
