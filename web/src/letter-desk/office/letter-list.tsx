import type { LetterItem } from '@bezpechne/shared/letters'

import { useWords } from '../../lib/words.ts'
import { words } from '../words.ts'
import { DueLine } from './due-line.tsx'
import { useStateWords } from './state-words.ts'
import { officeWords } from './words.ts'

interface Props {
  items: readonly LetterItem[]
  selected: string | undefined
  now: number
  disabled: boolean
  /** The beginning of a letter that is open here. */
  beginOf: (id: string) => string | undefined
  onPick: (id: string) => void
}

/** Numbers, states and days: all there is to see while the screen is locked. */
export function LetterList({ items, selected, now, disabled, beginOf, onPick }: Props) {
  const say = useWords(officeWords)
  const saying = useWords(words)
  const stateOf = useStateWords()
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            className="dqi lq"
            aria-current={item.id === selected ? 'true' : undefined}
            disabled={disabled}
            onClick={() => onPick(item.id)}
          >
            <b>{item.regNo ?? say('noNumber')}</b>
            {beginOf(item.id) && <span className="lq-begin">{beginOf(item.id)}</span>}
            <span>{[saying(item.track), stateOf(item.state)].join(' · ')}</span>
            <DueLine letter={item} now={now} />
            {(item.waits || item.route === 'oversight') && (
              <span className="r">
                <span className="dqt">
                  {item.waits && <span className="tag brand">{say('waits')}</span>}
                  {item.route === 'oversight' && <span className="tag">{say('reader')}</span>}
                </span>
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  )
}
