import type { Added } from '@bezpechne/shared/mine'
import { useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'

import { useAct } from '../lib/act.ts'
import { ApiError } from '../lib/api.ts'
import { useWords } from '../lib/words.ts'
import { Field } from '../ui/field.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { mineWords } from './words.ts'

/** One that was sent without an address joins the list. */
export function AddOwn() {
  const say = useWords(mineWords)
  const { code, setCode, added, error, busy, add } = useAdding()
  const unknown = error instanceof ApiError && error.status === 404
  return (
    <form
      className="card stack t"
      noValidate
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        void add()
      }}
    >
      <h2 className="h3">{say('add')}</h2>
      <p className="small muted">{say('addText')}</p>
      <Field label={say('code')} error={unknown && say('addUnknown')}>
        {(control) => (
          <input
            {...control}
            className="in code"
            value={code}
            maxLength={100}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            placeholder="0000-0000-0000-0000"
            onChange={({ target }) => setCode(target.value)}
          />
        )}
      </Field>
      {error !== undefined && !unknown && <Trouble error={error} />}
      <p>
        <button className="btn" disabled={busy}>
          {say('addYes')}
        </button>
      </p>
      <output className="small">{added && say('added', { number: added })}</output>
    </form>
  )
}

function useAdding() {
  const act = useAct()
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const [added, setAdded] = useState<string>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  async function add(): Promise<void> {
    if (busy || code.trim() === '') return
    setBusy(true)
    setError(undefined)
    setAdded(undefined)
    try {
      const { number } = await act<Added>('/mine/inquiries', { code: code.trim() })
      setAdded(number)
      setCode('')
      await client.invalidateQueries({ queryKey: ['mine', 'inquiries'] })
    } catch (refusal) {
      setError(refusal)
    }
    setBusy(false)
  }
  return { code, setCode, added, error, busy, add }
}
