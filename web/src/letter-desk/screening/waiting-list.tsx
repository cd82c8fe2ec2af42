import type { LetterQueueItem } from '@bezpechne/shared/letters'

import { formatTime } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { words } from '../words.ts'
import { useSpan } from './waits.ts'
import { screeningWords } from './words.ts'

interface Props {
  items: readonly LetterQueueItem[]
  selected: string | undefined
  now: number
  disabled: boolean
  onPick: (item: LetterQueueItem) => void
}

/** What waits: how it came and how long ago. Nothing of what stands in it, nor who wrote. */
export function WaitingList({ items, selected, now, disabled, onPick }: Props) {
  const say = useWords(words)
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            className="dqi lq"
            aria-current={item.id === selected ? 'true' : undefined}
            disabled={disabled || (item.lease !== null && !item.lease.mine)}
            onClick={() => onPick(item)}
          >
            <b>{say(item.track)}</b>
            <Waits item={item} now={now} />
            <Lease item={item} />
          </button>
        </li>
      ))}
    </ul>
  )
}

const minute = 60_000
const soon = 30 * minute

function Waits({ item: { receivedAt, failoverAt }, now }: { item: LetterQueueItem; now: number }) {
  const say = useWords(screeningWords)
  const span = useSpan()
  const left = Date.parse(failoverAt) - now
  const passed = now - Date.parse(receivedAt)
  return (
    <>
      <span>{passed < minute ? say('justNow') : say('waited', { time: span(passed) })}</span>
      <span className={left < soon ? 'clock late' : 'clock'}>
        <Icon name={left < soon ? 'warn' : 'clock'} />
        <span>{left > 0 ? say('failover', { time: span(left) }) : say('failoverNow')}</span>
      </span>
    </>
  )
}

function Lease({ item: { lease } }: { item: LetterQueueItem }) {
  const say = useWords(screeningWords)
  const language = useLanguage()
  if (!lease) return null
  const until = formatTime(lease.until, language)
  return (
    <span className="r">
      <span className="tag brand">{say(lease.mine ? 'mine' : 'colleague', { until })}</span>
    </span>
  )
}
