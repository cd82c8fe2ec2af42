import type { RejectionReason } from '@bezpechne/shared/inquiry-states'
import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { decisionWords } from './decision-words.ts'
import { queueWords } from './queue-words.ts'
import { ReasonForm } from './reason-form.tsx'

interface Props {
  count: number
  onReject: (reason: RejectionReason, note: string) => Promise<void>
  onClose: () => void
}

/** A wave goes with one reason, which every author reads. */
export function BulkRejectDialog({ count, onReject, onClose }: Props) {
  const say = useWords(queueWords)
  const saying = useWords(decisionWords)
  const [reason, setReason] = useState<RejectionReason>()
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  async function reject(): Promise<void> {
    setAsked(true)
    setError(undefined)
    if (!reason || busy) return
    setBusy(true)
    await onReject(reason, note.trim()).catch(setError)
    setBusy(false)
  }

  return (
    <Dialog title={say('bulkTitle', { count })} onClose={onClose}>
      <p>{say('bulkText')}</p>
      <ReasonForm chosen={reason} onChoose={setReason} onSubmit={() => void reject()}>
        <TextField
          label={saying('rejectNote')}
          hint={say('bulkNoteHint')}
          value={note}
          max={500}
          lines="some"
          onChange={setNote}
        />
        {asked && !reason && (
          <p className="errt" role="alert">
            <Icon name="warn" />
            {saying('chooseReason')}
          </p>
        )}
        {error !== undefined && <Trouble error={error} />}
        <div className="row">
          <button className="btn pri" disabled={busy}>
            {say('bulkDo', { count })}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {saying('cancel')}
          </button>
        </div>
      </ReasonForm>
    </Dialog>
  )
}
