import { Link } from '@tanstack/react-router'

import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { type Step, steps } from './draft.ts'
import { words } from './words.ts'

/** The head of a step on a phone: the way back, how far it is, and the emergency numbers, always. */
export function StepHead({ city, now, onBack }: { city: string; now: Step; onBack: () => void }) {
  const say = useWords(words)
  const at = steps.indexOf(now) + 1
  const told = say('stepOf', { step: at, steps: steps.length })
  return (
    <div className="nq-head">
      <div className="ph-top">
        {at === 1 ? (
          <Link className="iconbtn" to="/$city" params={{ city }} aria-label={say('close')}>
            <Icon name="close" />
          </Link>
        ) : (
          <button type="button" className="iconbtn" aria-label={say('back')} onClick={onBack}>
            <Icon name="left" />
          </button>
        )}
        <span className="small muted">{told}</span>
        <span className="ph-e">
          <a href="tel:102" aria-label={say('call', { number: 102 })}>
            102
          </a>
          <span aria-hidden="true">·</span>
          <a href="tel:112" aria-label={say('call', { number: 112 })}>
            112
          </a>
        </span>
      </div>
      <progress className="bar5" max={steps.length} value={at} aria-label={told} />
    </div>
  )
}
