import { type RejectionReason, rejectionReasons } from '@bezpechne/shared/inquiry-states'
import { reasonAdvice, reasonWords } from '@bezpechne/shared/words/inquiry-states'
import { useState } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { decisionWords } from './decision-words.ts'

interface Props {
  onReject: (reason: RejectionReason, note: string) => Promise<void>
  onClose: () => void
}

/** The closed list of reasons, in plain words. */
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
      <Reasons chosen={reason} onChoose={setReason} />
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
        <button type="button" className="btn pri" onClick={() => void reject()}>
          {say('rejectDo')}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {say('cancel')}
        </button>
      </div>
    </Dialog>
  )
}

interface ReasonsProps {
  chosen: RejectionReason | undefined
  onChoose: (reason: RejectionReason) => void
}

/** Under the chosen one, what the author will read. */
function Reasons({ chosen, onChoose }: ReasonsProps) {
  const say = useWords(decisionWords)
  const language = useLanguage()
  return (
    <fieldset className="stack t">
      <legend className="vh">{say('rejectTitle')}</legend>
      {rejectionReasons.map((code) => (
        <label className="choice" key={code}>
          <input type="radio" name="reason" checked={chosen === code} onChange={() => onChoose(code)} />
          <span>
            <b>{reasonWords[language][code]}</b>
            {chosen === code && (
              <span className="hint">
                {say('authorWillRead')} {reasonAdvice[language][code]}
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
