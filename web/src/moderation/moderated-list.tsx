import type { Category } from '@bezpechne/shared/categories'
import type { ModeratedItem, ModeratedTab } from '@bezpechne/shared/moderation'
import { stateWords } from '@bezpechne/shared/words/inquiry-states'
import { Link } from '@tanstack/react-router'

import { formatDay } from '../lib/format.ts'
import { useLanguage } from '../lib/words.ts'

interface Props {
  tab: ModeratedTab
  items: ModeratedItem[]
  categories: readonly Category[]
  selected: string | undefined
}

/** What everybody sees now, or saw before it was hidden; newest first. */
export function ModeratedList({ tab, items, categories, selected }: Props) {
  const language = useLanguage()
  return (
    <ul>
      {items.map(({ id, title, category, publishedAt, state }) => (
        <li key={id}>
          <Link
            className="dqi"
            from="/desk/$city/moderation"
            search={{ state: tab, id }}
            aria-current={id === selected ? 'true' : undefined}
          >
            <b>{title}</b>
            <span>{categories.find(({ code }) => code === category)?.name[language]}</span>
            <span className="r">
              <span>{stateWords[language][state]}</span>
              <time dateTime={publishedAt}>{formatDay(publishedAt, language)}</time>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
