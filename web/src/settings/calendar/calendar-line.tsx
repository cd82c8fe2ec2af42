import type { ReactNode } from 'react'

import { useWords } from '../../lib/words.ts'
import { CalendarTrouble } from './calendar-trouble.tsx'
import { useChange } from './use-change.ts'
import { words } from './words.ts'

interface Props {
  children: ReactNode
  /** What its button is called aloud. */
  label: string
  /** Said when it is gone. */
  removed: string
  onRemove: () => Promise<void>
}

/** A day off or an outage, with a button that takes it away and what became of that. */
export function CalendarLine({ children, label, removed, onRemove }: Props) {
  const say = useWords(words)
  const { busy, error, run } = useChange()
  return (
    <li>
      <span>{children}</span>
      <button
        type="button"
        className="btn s quiet"
        aria-label={label}
        disabled={busy}
        onClick={() => void run(onRemove, removed)}
      >
        {say('remove')}
      </button>
      <CalendarTrouble error={error} />
    </li>
  )
}
