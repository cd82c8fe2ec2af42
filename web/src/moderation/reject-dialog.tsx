import type { RejectionReason } from '@bezpechne/shared/inquiry-states'
import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { decisionWords } from './decision-words.ts'
import { ReasonForm } from './reason-form.tsx'

interface Props {
  onReject: (reason: RejectionReason, note: string) => Promise<void>
  onClose: () => void
}

/** One inquiry is not published: a reason of the closed list, and words of one's own. */
export function RejectDialog({ onReject, onClose }: Props) {
  const say = useWords(decisionWords)
  const [reason, setReason] = useState<RejectionReason>()
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const [error, setError] = useState<unknown>()

  async function reject(): Promise<void> {
    setAsked(true)
    setError(undefined)
    if (reason) await onReject(reason, note.trim()).catch(setError)
  }

  return (
    <Dialog title={say('rejectTitle')} onClose={onClose}>
      <ReasonForm chosen={reason} onChoose={setReason} onSubmit={() => void reject()}>
        <TextField
          label={say('rejectNote')}
          hint={say('rejectNoteHint')}
          value={note}
          max={500}
          lines="some"
          onChange={setNote}
        />
        {asked && !reason && (
          <p className="errt" role="alert">
            <Icon name="warn" />
            {say('chooseReason')}
          </p>
        )}
        {error !== undefined && <Trouble error={error} />}
        <div className="row">
          <button className="btn pri">{say('rejectDo')}</button>
          <button type="button" className="btn" onClick={onClose}>
            {say('cancel')}
          </button>
        </div>
      </ReasonForm>
    </Dialog>
  )
}
