import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { decisionWords } from './decision-words.ts'
import type { LeaseState } from './use-lease.ts'

interface Props {
  state: LeaseState
  error: Error | null
  onRenew?: (() => void) | undefined
  onNext: () => void
}

/** Why one cannot decide now, and what to do about it; nothing while one can. */
export function LeaseNotice({ state, error, onRenew, onNext }: Props) {
  const say = useWords(decisionWords)
  if (state === 'mine' || state === 'asking') return null
  if (state === 'failed') return <Trouble error={error} {...(onRenew ? { onRetry: onRenew } : {})} />
  const [title, text] = told[state]
  return (
    <Notice tone="warn" title={say(title)} alert>
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

const told = {
  over: ['leaseOver', 'leaseOverText'],
  taken: ['taken', 'takenText'],
  decided: ['decided', 'decidedText'],
} as const
