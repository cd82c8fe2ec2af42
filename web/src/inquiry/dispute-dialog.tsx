import { type ComponentType, type SyntheticEvent, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { receiptWords } from './receipt-words.ts'

export interface DisputePhotosProps {
  city: string
  photos: readonly string[]
  onChange: (photos: string[]) => void
}

interface Props {
  city: string
  busy: boolean
  error: unknown
  Photos: ComponentType<DisputePhotosProps>
  onSend: (said: { note: string; photos: string[] }) => void
  onClose: () => void
}

/** Whoever opens an inquiry again says why: those who answer have to know what to look at. */
export function DisputeDialog({ city, busy, error, Photos, onSend, onClose }: Props) {
  const say = useWords(receiptWords)
  const [note, setNote] = useState('')
  const [photos, setPhotos] = useState<string[]>([])
  const [asked, setAsked] = useState(false)
  const text = note.trim()
  const tooShort = text.length < 3

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    setAsked(true)
    if (!tooShort && !busy) onSend({ note: text, photos })
  }

  return (
    <Dialog title={say('disputeTitle')} onClose={onClose}>
      <form className="stack" noValidate onSubmit={submit}>
        <p>{say('disputeText')}</p>
        <Field label={say('note')} error={asked && tooShort && say('noteLength')}>
          {(control) => (
            <textarea
              {...control}
              className="in"
              aria-required
              maxLength={500}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          )}
        </Field>
        <Photos city={city} photos={photos} onChange={setPhotos} />
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
