import type { AssignedTab } from '@bezpechne/shared/answers'
import { Link } from '@tanstack/react-router'

import { useWords } from '../lib/words.ts'
import { words } from './words.ts'

export type DeskTab = AssignedTab | 'check' | 'ageing'

export function AnswerTabs({ tabs, tab }: { tabs: readonly DeskTab[]; tab: DeskTab }) {
  const say = useWords(words)
  return (
    <nav className="dq-tabs" aria-label={say('which')}>
      {tabs.map((state) => (
        <Link
          key={state}
          className="chip"
          from="/desk/$city/answers"
          search={{ state }}
          aria-current={state === tab ? 'true' : undefined}
        >
          {say(state)}
        </Link>
      ))}
    </nav>
  )
}
