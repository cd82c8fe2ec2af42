import { useWords } from '../../lib/words.ts'
import type { IconName } from '../../ui/icon.tsx'
import { outboxWords } from './outbox-words.ts'
import { isSettled } from './status.ts'
import { useOutbox } from './use-outbox.ts'

/** All that waits or is on its way, in one line; nothing where there is nothing to tell. */
export function useSummary(): { icon: IconName; told: string } | undefined {
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
