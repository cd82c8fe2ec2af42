import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { decisionWords } from './decision-words.ts'

interface Props {
  onHide: (reason: string) => Promise<void>
  onClose: () => void
}

export function HideDialog({ onHide, onClose }: Props) {
  const say = useWords(decisionWords)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const [error, setError] = useState<unknown>()
  const short = reason.trim().length < 3

  async function hide(): Promise<void> {
    setAsked(true)
    setError(undefined)
    if (!short) await onHide(reason.trim()).catch(setError)
  }

  return (
    <Dialog title={say('hideTitle')} onClose={onClose}>
      <p>{say('hideText')}</p>
      <TextField
        label={say('hideReason')}
        hint={say('hideReasonHint')}
        error={asked && short && say('needReason')}
        value={reason}
        max={200}
        onChange={setReason}
      />
      {error !== undefined && <Trouble error={error} />}
      <div className="row">
        <button type="button" className="btn pri" onClick={() => void hide()}>
          {say('hideDo')}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {say('cancel')}
        </button>
      </div>
    </Dialog>
  )
}
