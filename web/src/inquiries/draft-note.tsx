import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { words } from './words.ts'
import type { WriterState } from './writer-state.ts'

/** Where the draft is, and how to be rid of it: the phone may be shared. */
export function DraftNote({ kept, onForget }: { kept: WriterState['kept']; onForget: () => void }) {
  const say = useWords(words)
  const [asking, setAsking] = useState(false)
  if (kept === 'nothing') return <output className="nq-kept" />
  return (
    <div className="nq-kept">
      <output className="hint">{say(kept === 'kept' ? 'kept' : 'keptNot')}</output>
      {kept === 'kept' && (
        <button type="button" className="btn quiet s" onClick={() => setAsking(true)}>
          {say('forget')}
        </button>
      )}
      {asking && (
        <Dialog title={say('forgetTitle')} onClose={() => setAsking(false)}>
          <div className="stack">
            <p>{say('forgetText')}</p>
            <div className="row">
              <button
                type="button"
                className="btn pri"
                onClick={() => {
                  setAsking(false)
                  onForget()
                }}
              >
                {say('forgetYes')}
              </button>
              <button type="button" className="btn" onClick={() => setAsking(false)}>
                {say('forgetNo')}
              </button>
            </div>
          </div>
        </Dialog>
      )}
    </div>
  )
}
