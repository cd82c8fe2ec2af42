import { ApiError } from '../lib/api.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { decisionWords } from './decision-words.ts'
import type { EditProblem } from './edit-draft.ts'
import type { DraftProblem } from './public-draft.ts'

interface Props {
  problem: DraftProblem | EditProblem | undefined
  error: unknown
}

/** What stops a decision: brought into sight, because the key may be pressed from anywhere on the page. */
export function DecisionTrouble({ problem, error }: Props) {
  if (!problem && error === undefined) return null
  return (
    <div key={problem ?? String(error)} ref={(box) => box?.scrollIntoView({ block: 'nearest' })}>
      <Told problem={problem} error={error} />
    </div>
  )
}

function Told({ problem, error }: Props) {
  const say = useWords(decisionWords)
  if (problem) return <Notice tone="warn" title={say(problem)} alert />
  if (!(error instanceof ApiError)) return <Trouble error={error} />
  if (error.code === 'place-missing') return <Notice tone="warn" title={say('needPlace')} alert />
  if (error.code === 'outside-city') return <Notice tone="warn" title={say('outside')} alert />
  // The notice about the lease says these.
  if (error.code === 'claimed-by-another' || error.code === 'step-not-allowed') return null
  if (error.status === 0) return <Trouble error={error} />
  return (
    <Notice tone="warn" title={say('notDone')} alert>
      <p>{error.title}</p>
    </Notice>
  )
}
