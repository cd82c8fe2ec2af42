import { textIn } from '@bezpechne/shared/languages'

import { useLanguage, useWords } from '../../lib/words.ts'
import { CategoryIcon } from '../../ui/category-icon.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { Line } from './use-order.ts'
import { words } from './words.ts'

interface Props {
  line: Line
  first: boolean
  last: boolean
  onTurn: (on: boolean) => void
  onMove: (by: -1 | 1) => void
}

/** A topic: whether it is offered, and its place among the others. */
export function CategoryRow({ line: { category, on }, first, last, onTurn, onMove }: Props) {
  const say = useWords(words)
  const topic = textIn(category.name, useLanguage())
  const moves = [
    { by: -1, name: say('up', { topic }), over: first, look: 'up' },
    { by: 1, name: say('down', { topic }), over: last, look: '' },
  ] as const
  return (
    <li className="cat-line">
      <label className="check">
        <input
          type="checkbox"
          checked={on}
          aria-label={say('offer', { topic })}
          onChange={({ target }) => onTurn(target.checked)}
        />
        <CategoryIcon icon={category.icon} />
        <span className={on ? undefined : 'muted'}>{topic}</span>
      </label>
      <span className="set-moves">
        {moves.map(({ by, name, over, look }) => (
          <button
            key={by}
            type="button"
            className="iconbtn"
            aria-label={name}
            aria-disabled={over}
            onClick={() => over || onMove(by)}
          >
            <Icon name="down" className={look} />
          </button>
        ))}
      </span>
    </li>
  )
}
