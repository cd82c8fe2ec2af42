import type { CityRequest } from '@bezpechne/shared/opening'
import { type SubmitEvent, useState } from 'react'
import { flushSync } from 'react-dom'

import { fieldsOf, type Problems, useFieldTrouble } from '../lib/field-trouble.ts'
import { useWords } from '../lib/words.ts'
import { TextField } from '../ui/text-field.tsx'
import { toast } from '../ui/toast.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useOperatorAct } from './api.ts'
import { operatorWords } from './operator-words.ts'

/** Under which names the community begins; what is there is made of its own name. */
export function ApproveForm({ request, onClose }: { request: CityRequest; onClose: () => void }) {
  const say = useWords(operatorWords)
  const operate = useOperatorAct()
  const [typed, setTyped] = useState(request.suggested)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const problems = fieldsOf(error)

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    if (busy) return
    setBusy(true)
    setError(undefined)
    try {
      await operate(`/requests/${request.id}/approve`, typed)
      toast(say('approved', { name: typed.name.uk }))
    } catch (thrown) {
      flushSync(() => setError(thrown))
      form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
    }
    setBusy(false)
  }

  return (
    <form className="stack t" noValidate onSubmit={(event: SubmitEvent) => void submit(event)}>
      <p>{say('approveText', { email: request.email })}</p>
      <Names typed={typed} problems={problems ?? {}} onChange={setTyped} />
      {error !== undefined && !problems && <Trouble error={error} />}
      <div className="row">
        <button className="btn pri" aria-disabled={busy}>
          {say('approve')}
        </button>
        <button type="button" className="btn quiet" onClick={onClose}>
          {say('cancel')}
        </button>
      </div>
    </form>
  )
}

type Suggested = CityRequest['suggested']

interface NamesProps {
  typed: Suggested
  problems: Problems
  onChange: (typed: Suggested) => void
}

function Names({ typed, problems, onChange }: NamesProps) {
  const say = useWords(operatorWords)
  const trouble = useFieldTrouble()
  const wrong = (path: string, value: string) => trouble(problems[path], value, [2, 100])
  return (
    <>
      <TextField
        label={say('nameUk')}
        error={wrong('name.uk', typed.name.uk)}
        value={typed.name.uk}
        max={100}
        onChange={(uk) => onChange({ ...typed, name: { ...typed.name, uk } })}
      />
      <TextField
        label={say('nameEn')}
        error={wrong('name.en', typed.name.en)}
        value={typed.name.en}
        max={100}
        onChange={(en) => onChange({ ...typed, name: { ...typed.name, en } })}
      />
      <TextField
        label={say('id')}
        error={problems['id'] && say('idWrong')}
        value={typed.id}
        max={41}
        onChange={(id) => onChange({ ...typed, id: id.trim().toLowerCase() })}
      />
      <TextField
        label={say('code')}
        error={problems['code'] && say('codeWrong')}
        value={typed.code}
        max={8}
        onChange={(code) => onChange({ ...typed, code: code.trim().toUpperCase() })}
      />
    </>
  )
}
