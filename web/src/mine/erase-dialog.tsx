import type { EraseMine, Erased } from '@bezpechne/shared/mine'
import { type SubmitEvent, useState } from 'react'

import { useAct } from '../lib/act.ts'
import { ApiError } from '../lib/api.ts'
import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { EmailField } from './email-field.tsx'
import { mineWords } from './words.ts'

interface Props {
  email: string
  onErased: (told: string) => void
  onClose: () => void
}

const wishes = ['keep', 'withdraw'] as const

/** What goes and what stays is said before; the address is typed, so that nobody does it by a slip. */
export function EraseDialog({ email, onErased, onClose }: Props) {
  const say = useWords(mineWords)
  const act = useAct()
  const [published, setPublished] = useState<EraseMine['published']>('keep')
  const [confirm, setConfirm] = useState('')
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const wrong = error instanceof ApiError && error.code === 'confirm-wrong'

  async function erase(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setError(undefined)
    await act<Erased>('/mine/erase', { confirm, published })
      .then(({ inquiries: count, withdrawn, kept }) =>
        onErased(say('erasedText', { count, withdrawn, kept })),
      )
      .catch(setError)
    setBusy(false)
  }

  return (
    <Dialog title={say('eraseTitle')} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event: SubmitEvent) => void erase(event)}>
        <p>{say('eraseText')}</p>
        <p>{say('eraseWaiting')}</p>
        <Choice published={published} onChoose={setPublished} />
        <EmailField
          label={say('eraseConfirm', { email })}
          value={confirm}
          error={wrong && error.title}
          onChange={setConfirm}
        />
        {error !== undefined && !wrong && <Trouble error={error} />}
        <div className="row">
          <button className="btn pri" disabled={busy}>
            {say('eraseYes')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {say('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

interface ChoiceProps {
  published: EraseMine['published']
  onChoose: (published: EraseMine['published']) => void
}

function Choice({ published, onChoose }: ChoiceProps) {
  const say = useWords(mineWords)
  return (
    <fieldset className="mine-choice">
      <legend>
        <b>{say('erasePublic')}</b>
      </legend>
      {wishes.map((wish) => (
        <label key={wish} className="check">
          <input type="radio" name="published" checked={published === wish} onChange={() => onChoose(wish)} />
          {say(wish === 'keep' ? 'eraseKeep' : 'eraseWithdraw')}
        </label>
      ))}
    </fieldset>
  )
}
