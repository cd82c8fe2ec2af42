import type { AssignedItem, AssignedTab } from '@bezpechne/shared/answers'
import type { Category } from '@bezpechne/shared/categories'
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
  const say = useWords(words)
  const language = useLanguage()
  const waits = (since: string) => {
    const count = daysSince(since)
    return count === 0 ? say('today') : say('days', { count })
  }
  return (
    <ul>
      {items.map(({ number, title, category, publishedAt, draft, state, clock, mayAdd }) => (
        <li key={number}>
          <Link
            className="dqi"
            from="/desk/$city/answers"
            search={{ state: tab, number }}
            aria-current={number === selected ? 'true' : undefined}
          >
            <b>
              <BarredText text={title} />
            </b>
            <span>{categories.find(({ code }) => code === category)?.name[language]}</span>
            <span className="r">
              <span>
                {draft && <span className="tag brand">{say('draftTag')}</span>}
                {mayAdd && <span className="tag">{say('mayAddTag')}</span>}
                {state === 'reopened' && <span className="tag">{say('reopened')}</span>}
              </span>
              {clock ? (
                <ClockLine clock={clock} short />
              ) : (
                <time dateTime={publishedAt}>
                  {tab === 'answered'
                    ? formatDay(publishedAt, language)
                    : say('waits', { time: waits(publishedAt) })}
                </time>
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
