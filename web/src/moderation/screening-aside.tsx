import { useWords } from '../lib/words.ts'
import { CaseHistory } from './case-history.tsx'
import { CheckList } from './check-list.tsx'
import { ContextPanel } from './context-panel.tsx'
import type { DeskFacts, WaitingCase } from './desk-facts.ts'
import { PlacePanel } from './place-panel.tsx'
import type { PublicDraft } from './public-draft.ts'
import { useNearPins } from './use-context.ts'
import { words } from './words.ts'

interface Props {
  facts: DeskFacts
  found: WaitingCase
  draft: PublicDraft
  onChange: (change: Partial<PublicDraft>) => void
}

/** The right of the desk: where it is, what a program noticed, what happened before. */
export function ScreeningAside({ facts, found, draft, onChange }: Props) {
  const say = useWords(words)
  return (
    <aside className="dx stack" aria-label={say('mapTitle')}>
      <PlacePanel
        city={facts.city}
        context={facts.context}
        category={draft.category}
        address={found.address}
        at={draft.at}
        likely={found.likelyAt}
        near={useNearPins(facts.city.id, found.id)}
        onChange={(at) => onChange({ at })}
      />
      <ContextPanel city={facts.city.id} id={found.id} />
      <CheckList found={found} placed={draft.at !== null} />
      <CaseHistory events={found.events} />
    </aside>
  )
}
