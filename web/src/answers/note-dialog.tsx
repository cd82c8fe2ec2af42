import { answerLimits } from '@bezpechne/shared/answer-limits'
import { useState } from 'react'

import { lengthProblem, useFieldTrouble } from '../lib/field-trouble.ts'
import { useKept } from '../lib/kept.ts'
import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Refusal } from './publish-dialog.tsx'
import { words } from './words.ts'

interface Props {
  /** Under which the typed words survive a lost link. */
  name: string
  kind: 'return' | 'reopen'
  onSend: (note: string) => Promise<void>
  onClose: () => void
}

const limits = { return: answerLimits.note, reopen: answerLimits.reason }

/** Some words that go with an act: why an answer comes back, why an inquiry is open again. */
export function NoteDialog({ name, kind, onSend, onClose }: Props) {
  const say = useWords(words)
  const trouble = useFieldTrouble()
  const [note, keep, forget] = useKept(name, () => '')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const problem = lengthProblem(note, limits[kind])

  async function send(): Promise<void> {
    setAsked(true)
    setError(undefined)
    if (problem) return
    setBusy(true)
    await onSend(note.trim()).then(forget, setError)
    setBusy(false)
  }

  return (
    <Dialog title={say(`${kind}Title`)} onClose={onClose}>
      <p>{say(`${kind}Text`)}</p>
      <TextField
        label={say(`${kind}Label`)}
        error={(asked || problem === 'too-long') && trouble(problem, note, limits[kind])}
        value={note}
        max={limits[kind][1]}
        soft
        lines={kind === 'return' ? 'some' : 'wrap'}
        onChange={keep}
      />
      <Refusal error={error} />
      <div className="row">
        <button type="button" className="btn pri" disabled={busy} onClick={() => void send()}>
          {say(`${kind}Do`)}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {say('cancel')}
        </button>
      </div>
    </Dialog>
  )
}
