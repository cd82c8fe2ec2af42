import { useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { useFoundWords } from '../lib/found.ts'
import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { words } from './words.ts'

interface Props {
  /** Of the whole answer. */
  text: string
  onPublish: () => Promise<void>
  onClose: () => void
}

/** Publishing cannot be taken back by the responder, so it is asked once, with what everybody would read. */
export function PublishDialog({ text, onPublish, onClose }: Props) {
  const say = useWords(words)
  const found = useFoundWords()(text)
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)

  async function publish(): Promise<void> {
    setBusy(true)
    setError(undefined)
    await onPublish().catch(setError)
    setBusy(false)
  }

  return (
    <Dialog title={say('confirmTitle')} onClose={onClose}>
      <p>{say('confirmText')}</p>
      {found && <Notice tone="warn" title={say('confirmFound', { what: found })} />}
      <Refusal error={error} />
      <div className="row">
        <button type="button" className="btn pri" disabled={busy} onClick={() => void publish()}>
          {say('confirmDo')}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {say('back')}
        </button>
      </div>
    </Dialog>
  )
}

function Refusal({ error }: { error: unknown }) {
  const say = useWords(words)
  if (error === undefined) return null
  if (error instanceof ApiError && error.code === 'step-not-allowed') {
    return (
      <Notice tone="warn" title={say('already')} alert>
        <p>{say('alreadyText')}</p>
      </Notice>
    )
  }
  if (error instanceof ApiError && error.code === 'inquiry-not-found') {
    return (
      <Notice tone="warn" title={say('notYours')} alert>
        <p>{say('notYoursText')}</p>
      </Notice>
    )
  }
  return <Trouble error={error} />
}
