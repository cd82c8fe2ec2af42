import { afterLetterStep } from '@bezpechne/shared/letter-states'
import { useState } from 'react'

import { useWords } from '../../lib/words.ts'
import type { Held, Opener } from '../opener.ts'
import { ExportDialog } from './export-dialog.tsx'
import { FactsPanel } from './facts-panel.tsx'
import { IdentityPanel } from './identity-panel.tsx'
import { RedirectDialog } from './redirect-dialog.tsx'
import { type Step, StepDialog } from './step-dialog.tsx'
import type { Letters } from './use-letters.ts'
import { officeWords } from './words.ts'

interface Props {
  opener: Opener
  held: Held
  letters: Letters
  now: number
  mayExtend: boolean
  onDone: () => void
}

type Asking = Step | 'redirect' | 'export'
const buttons = {
  return: 'return',
  extend: 'extend',
  record: 'crime',
  close: 'close',
  redirect: 'redirect',
} as const

/** Who wrote, the days, and the steps that are not words. */
export function LetterAside(props: Props) {
  const { opener, held, letters, now, onDone } = props
  const say = useWords(officeWords)
  const [asking, setAsking] = useState<Asking>()
  const close = () => setAsking(undefined)
  const done = () => {
    close()
    onDone()
  }
  const shared = { opener, held, letters, onClose: close, onDone: done }
  return (
    <aside className="dx stack">
      <IdentityPanel opened={held.opened} />
      <FactsPanel key={held.letter.record.header.id} {...{ held, letters, now }} />
      <section className="stack" aria-labelledby="steps-title">
        <h3 id="steps-title" className="h3">
          {say('actions')}
        </h3>
        <div className="lsteps">
          {allowedSteps(props).map((step) => (
            <button key={step} type="button" className="btn s" onClick={() => setAsking(step)}>
              {say(buttons[step])}
            </button>
          ))}
          <button type="button" className="btn s" onClick={() => setAsking('export')}>
            {say('export')}
          </button>
        </div>
      </section>
      {asking === 'redirect' && <RedirectDialog {...shared} />}
      {asking === 'export' && <ExportDialog {...{ opener, held }} onClose={close} />}
      {asking && asking !== 'redirect' && asking !== 'export' && <StepDialog {...shared} step={asking} />}
    </aside>
  )
}

/** What the state takes, the track makes sense of, and the role may. */
function allowedSteps({ held: { letter }, mayExtend }: Props): Exclude<Asking, 'export'>[] {
  const { track } = letter.record.header
  const steps = ['record', 'return', 'extend', 'redirect', 'close'] as const
  return steps.filter((step) => {
    if (!afterLetterStep(letter.state, step)) return false
    // An answered letter closes by itself, or by its author.
    if (step === 'close') return letter.state === 'returned-incomplete'
    if (step === 'record') return track === 'crime'
    if (step === 'extend') return mayExtend && !letter.extended && track === 'appeal'
    return step !== 'return' || track === 'appeal'
  })
}
