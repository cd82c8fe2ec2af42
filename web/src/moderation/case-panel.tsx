import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { HelpLink } from '../ui/help-link.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useCase } from './api.ts'
import { type DeskFacts, isWaiting, type WaitingCase } from './desk-facts.ts'
import { PublicCare } from './public-care.tsx'
import { Screening } from './screening.tsx'
import type { DeskTab } from './use-desk-list.ts'
import type { Decided } from './use-undo.ts'
import { words } from './words.ts'

interface Props {
  facts: DeskFacts
  id: string
  /** Of the queue: what is no longer in it was decided by a colleague meanwhile. */
  tab: DeskTab
  onDone: (decided?: Decided) => void
  onSkip: () => void
}

/** The middle and the right of the desk for one inquiry. */
export function CasePanel({ facts, id, tab, onDone, onSkip }: Props) {
  const { data: found, error, refetch } = useCase(facts.city.id, id)
  const [waiting, setWaiting] = useState<WaitingCase>()
  if (isWaiting(found) && found !== waiting) setWaiting(found)
  // Once it was read as waiting, what is typed for it stays on the screen, whatever a colleague decides meanwhile.
  if (waiting) {
    const gone = isWaiting(found) ? undefined : found
    return <Screening key={id} facts={facts} found={waiting} gone={gone} onDone={onDone} onSkip={onSkip} />
  }
  if (found)
    return (
      <PublicCare
        key={id}
        facts={facts}
        found={found}
        onNext={tab === 'queue' ? () => onDone() : undefined}
        onLooked={tab === 'covered' ? () => onDone() : undefined}
      />
    )
  return (
    <section className="di">
      {error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={5} />}
    </section>
  )
}

export function NothingOpen({ tab }: { tab: DeskTab }) {
  const say = useWords(words)
  const [title, text] = emptyWords[tab]
  return (
    <section className="di">
      <EmptyState title={say(title)}>
        <p>{say(text)}</p>
        {tab === 'queue' && (
          <p>
            <HelpLink topic="moderators" place="how-to-check-an-inquiry-in-two-minutes">
              {say('emptyQueueHelp')}
            </HelpLink>
          </p>
        )}
      </EmptyState>
    </section>
  )
}

const emptyWords = {
  queue: ['emptyQueue', 'emptyQueueText'],
  published: ['emptyPublished', 'emptyPublishedText'],
  hidden: ['emptyHidden', 'emptyHiddenText'],
  covered: ['emptyCovered', 'emptyCoveredText'],
} as const
