import { useState } from 'react'

import { useChange } from './calendar/use-change.ts'
import { SaveTrouble } from './save-trouble.tsx'

interface Props {
  labels: Record<'agree' | 'again' | 'store', string>
  /** Whether there is anything to agree to. */
  asks: boolean
  onStore: () => Promise<void>
  onLookAgain: () => void
}

/** Stores what a check has shown, once somebody agrees to what it found. */
export function Consent({ labels, asks, onStore, onLookAgain }: Props) {
  const { busy, error, run } = useChange()
  const [agreed, setAgreed] = useState(!asks)
  return (
    <>
      {asks && (
        <label className="check">
          <input type="checkbox" checked={agreed} onChange={({ target }) => setAgreed(target.checked)} />
          <span>{labels.agree}</span>
        </label>
      )}
      {error !== undefined && (
        <>
          <SaveTrouble error={error} />
          <p>
            <button type="button" className="btn s" onClick={onLookAgain}>
              {labels.again}
            </button>
          </p>
        </>
      )}
      <p>
        <button
          type="button"
          className="btn pri"
          disabled={busy || !agreed}
          onClick={() => void run(onStore)}
        >
          {labels.store}
        </button>
      </p>
    </>
  )
}
