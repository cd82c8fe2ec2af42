import { formatTime } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import type { IconName } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Draft } from '../draft.ts'
import { outboxWords } from './outbox-words.ts'
import { isInDoubt, isSettled, type Status, statusOf } from './status.ts'
import { useOutbox } from './use-outbox.ts'

const iconOf: Record<Status['is'], IconName> = {
  writing: 'edit',
  queued: 'clock',
  trying: 'clock',
  proving: 'clock',
  offline: 'offline',
  busy: 'clock',
  server: 'warn',
  refused: 'warn',
  done: 'check',
  photosQueued: 'clock',
  photo: 'clock',
  photosWait: 'offline',
}

const waiting: Status['is'][] = ['offline', 'busy', 'server', 'photosWait']

/** Where an item is: one line that says it, and what that means. */
export function useStatus(item: Draft) {
  const say = useWords(outboxWords)
  const state = useOutbox()
  const until = useUntil()
  const photos = usePhotoLines()
  const status = statusOf(item, state)
  const { is } = status
  // Where the device keeps nothing, nobody is told that it does.
  const word = !state.kept && waiting.includes(is) ? 'inMemory' : (`${is}Text` as const)
  const percent = is === 'photo' ? status.percent : 0
  const reason = is === 'refused' && item.refusal?.title
  const lines = [
    reason || say(word, { percent }),
    ...(isInDoubt(item) && is !== 'trying' ? [say('doubt')] : []),
    ...until(status),
    ...photos(item),
  ]
  return { status, head: say(is, placeOf(status)), lines, kept: state.kept }
}

/** When it is tried again, while that is to come. */
function useUntil() {
  const say = useWords(outboxWords)
  const language = useLanguage()
  return (status: Status) =>
    'until' in status && status.until > Date.now()
      ? [say('until', { time: formatTime(new Date(status.until).toISOString(), language) })]
      : []
}

/** How many photos have come, once all have; and which never will, and why. */
function usePhotoLines() {
  const say = useWords(outboxWords)
  return function linesOf(item: Draft): string[] {
    const sent = item.photos.filter(({ state }) => state === 'sent').length
    const came = isSettled(item) && sent > 0 ? [say('donePhotosText', { count: sent })] : []
    const refused = item.photos.flatMap(({ state, why }, at) => {
      if (state !== 'refused') return []
      return why ? say('photoRefused', { number: at + 1, why }) : say('photoLost', { number: at + 1 })
    })
    return [...came, ...refused]
  }
}

function placeOf(status: Status) {
  return 'number' in status ? { number: status.number, of: status.of } : {}
}

/** Of one item, read out when it changes. */
export function StatusNote({ item }: { item: Draft }) {
  const { status, head, lines } = useStatus(item)
  const warns = status.is === 'refused' || status.is === 'server'
  return (
    <div aria-live="polite" data-status={status.is}>
      <Notice tone={warns ? 'warn' : 'plain'} icon={iconOf[status.is]} title={head}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {status.is === 'photo' && (
          <progress className="bar5" max="100" value={status.percent} aria-label={head} />
        )}
      </Notice>
    </div>
  )
}
