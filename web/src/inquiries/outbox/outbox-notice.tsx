import './outbox.css'
import { Link } from '@tanstack/react-router'

import { useWords } from '../../lib/words.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { outboxWords } from './outbox-words.ts'
import { isSettled } from './status.ts'
import { useOutbox } from './use-outbox.ts'

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

/** The same above a form that is open for another one. */
export function OutboxLine() {
  const summary = useSummary()
  return (
    summary && (
      <p>
        <Link to="/outbox">{summary.told}</Link>
      </p>
    )
  )
}

function useSummary(): { icon: IconName; told: string } | undefined {
  const say = useWords(outboxWords)
  const { loaded, items } = useOutbox()
  const waiting = items.filter(({ stage }) => stage === 'queued').length
  const sent = items.filter(({ stage }) => stage === 'sent')
  if (!loaded) return undefined
  if (items.some(({ stage }) => stage === 'refused')) return { icon: 'warn', told: say('noticeRefused') }
  if (waiting) return { icon: 'clock', told: say('noticeWaiting', { count: waiting }) }
  if (!sent.length) return undefined
  return sent.every(isSettled)
    ? { icon: 'check', told: say('noticeSent') }
    : { icon: 'clock', told: say('noticePhotos') }
}
