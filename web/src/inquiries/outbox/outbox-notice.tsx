import './outbox.css'
import { Link } from '@tanstack/react-router'

import { useWords } from '../../lib/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { outboxWords } from './outbox-words.ts'
import { useSummary } from './use-summary.ts'

/** On every other page: goes on sending what was waiting, and says how it stands. */
export function OutboxNotice() {
  const say = useWords(outboxWords)
  const summary = useSummary()
  if (!summary) return null
  return (
    <aside className="outbox-notice" aria-label={say('noticeTitle')}>
      <Icon name={summary.icon} />
      <output>{summary.told}</output>
      <Link className="btn s" to="/outbox">
        {say('noticeOpen')}
      </Link>
    </aside>
  )
}
