import type { Category } from '@bezpechne/shared/categories'
import type { QueueItem } from '@bezpechne/shared/queue'
import { Link } from '@tanstack/react-router'

import { useLanguage, useWords } from '../lib/words.ts'
import { useWaited } from './waited.ts'
import { words } from './words.ts'

interface Props {
  items: QueueItem[]
  categories: readonly Category[]
  selected: string | undefined
}

/** What waits, oldest first; one link an inquiry, so the keyboard and a new tab work by themselves. */
export function QueueList({ items, categories, selected }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const waited = useWaited()
  return (
    <ul>
      {items.map(({ id, title, category, submittedAt, photos, held }) => (
        <li key={id}>
          <Link
            className="dqi"
            from="/desk/$city/moderation"
            search={{ state: 'queue', id }}
            aria-current={id === selected ? 'true' : undefined}
          >
            <b>{title}</b>
            <span>{categories.find(({ code }) => code === category)?.name[language]}</span>
            <span className="r">
              {held ? (
                <span className="tag brand">{say('colleague')}</span>
              ) : (
                <span className={photos > 0 ? 'tag' : ''}>
                  {photos > 0 && say('photos', { count: photos })}
                </span>
              )}
              <time dateTime={submittedAt}>{waited(submittedAt)}</time>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
