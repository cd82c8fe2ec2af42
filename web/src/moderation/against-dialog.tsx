import { type ReactNode, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { decisionWords } from './decision-words.ts'
import { DialogActs, NoteField } from './note-and-acts.tsx'
import { ReasonForm, type ReasonOption } from './reason-form.tsx'

interface Props<Code extends string> {
  title: string
  hint?: ReactNode
  /** Who reads one's own words, where it is not the author of one inquiry. */
  noteHint?: string
  options: readonly ReasonOption<Code>[]
  /** What the button says. */
  act: string
  onDecide: (reason: Code, note: string) => Promise<void>
  onClose: () => void
}

/** A decision against publishing: a reason of a closed list, what its author will read, and words of one's own. */
export function AgainstDialog<Code extends string>({
  title,
  hint,
  noteHint,
  options,
  act,
  onDecide,
  onClose,
}: Props<Code>) {
  const say = useWords(decisionWords)
  const [reason, setReason] = useState<Code>()
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  async function decide(): Promise<void> {
    setAsked(true)
    setError(undefined)
    if (!reason || busy) return
    setBusy(true)
    await onDecide(reason, note.trim()).catch(setError)
    setBusy(false)
  }

  return (
    <Dialog title={title} onClose={onClose}>
      {hint && <p className="hint">{hint}</p>}
      <ReasonForm
        legend={title}
        options={options}
        chosen={reason}
        onChoose={setReason}
        onSubmit={() => void decide()}
      >
        <NoteField note={note} hint={noteHint} onChange={setNote} />
        <DialogActs
          act={act}
          busy={busy}
          error={error}
          missing={asked && !reason ? say('chooseReason') : undefined}
          onClose={onClose}
        />
      </ReasonForm>
    </Dialog>
  )
}
