import type { FieldCode } from '@bezpechne/shared/errors'
import { type SubmitEvent, useState } from 'react'
import { flushSync } from 'react-dom'

import { lengthProblem, useFieldTrouble } from '../lib/field-trouble.ts'
import { useWords } from '../lib/words.ts'
import { TextField } from '../ui/text-field.tsx'
import { toast } from '../ui/toast.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useOperatorAct } from './api.ts'
import { operatorWords } from './operator-words.ts'

interface Props {
  /** After /operator. */
  path: string
  label: string
  action: string
  told: string
  onClose: () => void
}

const limits = [5, 500] as const

/** Something that is not done without saying why. */
export function ReasonForm({ path, label, action, told, onClose }: Props) {
  const say = useWords(operatorWords)
  const operate = useOperatorAct()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [problem, setProblem] = useState<FieldCode>()
  const trouble = useFieldTrouble()

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const wrong = lengthProblem(reason, limits)
    flushSync(() => setProblem(wrong))
    if (wrong) event.currentTarget.querySelector('textarea')?.focus()
    if (busy || wrong) return
    setBusy(true)
    setError(undefined)
    await operate(path, { reason }).then(finish, setError)
    setBusy(false)
  }

  function finish(): void {
    toast(told)
    onClose()
  }

  return (
    <form className="stack t" noValidate onSubmit={(event: SubmitEvent) => void submit(event)}>
      <TextField
        label={label}
        error={trouble(problem, reason, limits)}
        value={reason}
        max={500}
        lines="some"
        onChange={setReason}
      />
      {error !== undefined && <Trouble error={error} />}
      <div className="row">
        <button className="btn pri" aria-disabled={busy}>
          {action}
        </button>
        <button type="button" className="btn quiet" onClick={onClose}>
          {say('cancel')}
        </button>
      </div>
    </form>
  )
}
