import { textIn } from '@bezpechne/shared/languages'
import type { Case } from '@bezpechne/shared/moderation'
import { stateWords } from '@bezpechne/shared/words/inquiry-states'

import { formatMoment } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { decisionWords } from './decision-words.ts'
import type { LeaseState } from './use-lease.ts'

interface Props {
  state: LeaseState
  /** What it has become without this desk, where that is known. */
  gone?: Case | undefined
  error: Error | null
  onRenew?: (() => void) | undefined
  onNext: () => void
}

/** Why one cannot decide now, and what to do about it; nothing while one can. */
export function LeaseNotice({ state, gone, error, onRenew, onNext }: Props) {
  const say = useWords(decisionWords)
  const outcome = useOutcome()
  if (state === 'mine' || state === 'asking') return null
  if (state === 'failed') return <Trouble error={error} {...(onRenew ? { onRetry: onRenew } : {})} />
  const [title, text] = told[state]
  return (
    <Notice tone="warn" title={say(title)} alert>
      {gone && <p>{outcome(gone)}</p>}
      <p>{say(text)}</p>
      <p className="row">
        {state !== 'decided' && (
          <button type="button" className="btn s" onClick={onRenew}>
            {say(state === 'over' ? 'leaseAgain' : 'takenRetry')}
          </button>
        )}
        {state !== 'over' && (
          <button type="button" className="btn s" onClick={onNext}>
            {say('next')}
          </button>
        )}
      </p>
    </Notice>
  )
}

/** "Опубліковано · Тарас Вербовий, 15 травня, 14:02" */
function useOutcome() {
  const language = useLanguage()
  return function tell({ state, events }: Case): string {
    const last = events.at(-1)
    const who = last && [last.actor, formatMoment(last.at, language)].filter(Boolean).join(', ')
    return [textIn(stateWords, language)[state], who].filter(Boolean).join(' · ')
  }
}

const told = {
  over: ['leaseOver', 'leaseOverText'],
  taken: ['taken', 'takenText'],
  decided: ['decided', 'decidedText'],
} as const
