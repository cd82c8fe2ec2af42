import type { CityRequest } from '@bezpechne/shared/opening'
import { type SubmitEvent, useState } from 'react'

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

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setError(undefined)
    await operate(`/requests/${request.id}/approve`, typed).then(
      () => toast(say('approved', { name: typed.name.uk })),
      setError,
    )
    setBusy(false)
  }

  return (
    <form className="stack t" noValidate onSubmit={(event: SubmitEvent) => void submit(event)}>
      <p>{say('approveText', { email: request.email })}</p>
      <Names typed={typed} onChange={setTyped} />
      {error !== undefined && <Trouble error={error} />}
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

function Names({ typed, onChange }: { typed: Suggested; onChange: (typed: Suggested) => void }) {
  const say = useWords(operatorWords)
  return (
    <>
      <TextField
        label={say('nameUk')}
        value={typed.name.uk}
        max={100}
        onChange={(uk) => onChange({ ...typed, name: { ...typed.name, uk } })}
      />
      <TextField
        label={say('nameEn')}
        value={typed.name.en}
        max={100}
        onChange={(en) => onChange({ ...typed, name: { ...typed.name, en } })}
      />
      <TextField
        label={say('id')}
        value={typed.id}
        max={41}
        onChange={(id) => onChange({ ...typed, id: id.toLowerCase() })}
      />
      <TextField
        label={say('code')}
        value={typed.code}
        max={8}
        onChange={(code) => onChange({ ...typed, code: code.toUpperCase() })}
      />
    </>
  )
}
