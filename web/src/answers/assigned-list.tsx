import type { AssignedItem, AssignedTab } from '@bezpechne/shared/answers'
import type { Category } from '@bezpechne/shared/categories'
import { textIn } from '@bezpechne/shared/languages'
import { Link } from '@tanstack/react-router'

import { daysSince, formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BarredText } from '../ui/barred-text.tsx'
import { ClockLine } from '../ui/clock-line.tsx'
import { words } from './words.ts'

interface Props {
  items: readonly AssignedItem[]
  categories: readonly Category[]
  tab: AssignedTab
  selected: string | undefined
}

/** What is due first. */
export function AssignedList({ items, categories, tab, selected }: Props) {
  const language = useLanguage()
  return (
    <ul>
      {items.map((item) => (
        <li key={item.number}>
          <Link
            className="dqi"
            from="/desk/$city/answers"
            search={{ state: tab, number: item.number }}
            aria-current={item.number === selected ? 'true' : undefined}
          >
            <b>
              <BarredText text={item.title} />
            </b>
            <span>{textIn(categories.find(({ code }) => code === item.category)?.name, language)}</span>
            <span className="r">
              <Tags item={item} />
              {item.clock ? <ClockLine clock={item.clock} short /> : <Since item={item} tab={tab} />}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Tags({ item: { draft, mayAdd, state } }: { item: AssignedItem }) {
  const say = useWords(words)
  if (!draft && !mayAdd && state !== 'reopened') return null
  return (
    <span>
      {draft && <span className="tag brand">{say('draftTag')}</span>}
      {mayAdd && <span className="tag">{say('mayAddTag')}</span>}
      {state === 'reopened' && <span className="tag">{say('reopened')}</span>}
    </span>
  )
}

/** Nobody was given it, or it is answered: since when it is public. */
function Since({ item: { publishedAt }, tab }: { item: AssignedItem; tab: AssignedTab }) {
  const say = useWords(words)
  const language = useLanguage()
  const count = daysSince(publishedAt)
  const waits = count === 0 ? say('today') : say('days', { count })
  return (
    <time dateTime={publishedAt}>
      {tab === 'answered' ? formatDay(publishedAt, language) : say('waits', { time: waits })}
    </time>
  )
}
