import { useState } from 'react'

import { useAct } from '../lib/act.ts'
import { ApiError } from '../lib/api.ts'
import { useWords } from '../lib/words.ts'
import { Trouble } from '../ui/trouble.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { mineWords } from './words.ts'

interface Props {
  email: string
  onLeft: () => void
  onErased: (told: string) => void
}

/** Who one is here, the way out, and one's own data. */
export function Account({ email, onLeft, onErased }: Props) {
  const say = useWords(mineWords)
  const act = useAct()
  const [error, setError] = useState<unknown>()

  async function leave(everywhere: boolean): Promise<void> {
    setError(undefined)
    try {
      await act('/mine/sign-out', { everywhere })
      onLeft()
    } catch (refusal) {
      // Already out: a session ends by itself.
      if (refusal instanceof ApiError && refusal.status === 401) onLeft()
      else setError(refusal)
    }
  }

  return (
    <section className="card stack t" aria-label={say('account')}>
      <p className="small">
        <span className="muted">{say('account')}</span>
        <br />
        <b className="mine-address">{email}</b>
      </p>
      <p className="hint">{say('accountText')}</p>
      <div className="row">
        <button type="button" className="btn s" onClick={() => void leave(false)}>
          {say('signOut')}
        </button>
        <button type="button" className="btn quiet s" onClick={() => void leave(true)}>
          {say('signOutAll')}
        </button>
      </div>
      {error !== undefined && <Trouble error={error} />}
      <OwnData email={email} onErased={onErased} />
    </section>
  )
}

function OwnData({ email, onErased }: Pick<Props, 'email' | 'onErased'>) {
  const say = useWords(mineWords)
  const [erasing, setErasing] = useState(false)
  return (
    <>
      <h2 className="h3">{say('data')}</h2>
      <p>
        <a className="btn quiet wide" href="/api/v1/mine/export" download>
          {say('export')}
        </a>
      </p>
      <p>
        <button type="button" className="btn quiet wide" onClick={() => setErasing(true)}>
          {say('erase')}
        </button>
      </p>
      <p className="hint">{say('dataText')}</p>
      {erasing && <EraseDialog email={email} onErased={onErased} onClose={() => setErasing(false)} />}
    </>
  )
}
