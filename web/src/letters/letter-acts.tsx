import { afterLetterStep } from '@bezpechne/shared/letter-states'
import type { MyCommand } from '@bezpechne/shared/letters'
import { useState } from 'react'

import { useTask } from '../lib/use-task.ts'
import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { openWords } from './open-words.ts'
import type { Opened, Session } from './session.ts'

interface Props {
  session: Session
  opened: Opened
  onDone: (opened: Opened) => void
  /** The letter is erased. */
  onGone: () => void
}

type Act = MyCommand['action']
const acts = ['escalate', 'close', 'reopen', 'withdraw'] as const satisfies Act[]
const tellsLate = new Set(['registered', 'clarification', 'extended', 'recorded'])

/** Each says first what will happen; all are signed with the letter's own key. */
export function LetterActs({ session, opened, onDone, onGone }: Props) {
  const say = useWords(openWords)
  const [asked, setAsked] = useState<Act>()
  const { state } = opened.mine
  const possible = acts.filter((act) => afterLetterStep(state, act) !== undefined)
  if (possible.length === 0 && !tellsLate.has(state)) return null
  return (
    <section className="stack t" aria-labelledby="lt-acts">
      <h2 id="lt-acts" className="h3">
        {say('more')}
      </h2>
      <div className="row">
        {possible.map((action) => (
          <button key={action} type="button" className="btn" onClick={() => setAsked(action)}>
            {say(action)}
          </button>
        ))}
      </div>
      {tellsLate.has(state) && <p className="hint">{say('late')}</p>}
      {asked && (
        <AskAct
          action={asked}
          onNo={() => setAsked(undefined)}
          onYes={async () => {
            const after = await session.command(asked)
            setAsked(undefined)
            if (after) onDone(after)
            else onGone()
          }}
        />
      )}
    </section>
  )
}

interface AskProps {
  action: Act
  onNo: () => void
  onYes: () => Promise<void>
}

function AskAct({ action, onNo, onYes }: AskProps) {
  const say = useWords(openWords)
  const acting = useTask()
  return (
    <Dialog title={say(action)} onClose={onNo}>
      <div className="stack">
        <p>{say(`${action}Text`)}</p>
        {acting.error !== undefined && <Trouble error={acting.error} />}
        <div className="row">
          <button
            type="button"
            className="btn pri"
            disabled={acting.busy}
            onClick={() => void acting.run(onYes)}
          >
            {say('yes')}
          </button>
          <button type="button" className="btn" onClick={onNo}>
            {say('no')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
