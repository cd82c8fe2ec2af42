import { type SyntheticEvent, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { receiptWords } from './receipt-words.ts'

interface Props {
  busy: boolean
  error: unknown
  onSend: (note: string) => void
  onClose: () => void
}

export function DisputeDialog({ busy, error, onSend, onClose }: Props) {
  const say = useWords(receiptWords)
  const [note, setNote] = useState('')
  const [tooShort, setTooShort] = useState(false)

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    const text = note.trim()
    setTooShort(text.length > 0 && text.length < 3)
    if (text.length === 0 || text.length >= 3) onSend(text)
  }

  return (
    <Dialog title={say('disputeTitle')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{say('disputeText')}</p>
        <Field label={say('note')} error={tooShort && say('noteLength')}>
          {(control) => (
            <textarea
              {...control}
              className="in"
              maxLength={500}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          )}
        </Field>
        {error !== null && <Trouble error={error} />}
        <div className="row">
          <button type="submit" className="btn pri" disabled={busy}>
            {say('disputeSend')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {say('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
