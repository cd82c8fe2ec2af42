import type { Category } from '@bezpechne/shared/categories'

import { useLanguage, useWords } from '../lib/words.ts'
import { CategoryIcon, Icon } from '../ui/icon.tsx'
import { Popover } from '../ui/popover.tsx'
import { words } from './words.ts'

interface Props {
  categories: Category[]
  topics: string[]
  onPick: (topics: string[]) => void
}

export function TopicChip({ categories, topics, onPick }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const onMap = categories.filter(({ no }) => no !== null)
  const only = topics.length === 1 ? onMap.find(({ code }) => code === topics[0]) : undefined
  const name = topics.length === 0 ? say('topic') : say('topics', { count: topics.length })
  return (
    <Popover
      className="chip"
      pressed={topics.length > 0}
      button={
        <>
          {only?.name[language] ?? name} <Icon name="down" />
        </>
      }
    >
      {(close) => (
        <>
          <button
            type="button"
            className="menuitem"
            onClick={() => {
              onPick([])
              close()
            }}
          >
            {say('anyTopic')}
          </button>
          <ul aria-label={say('topic')}>
            {onMap.map(({ code, icon, name: names }) => (
              <li key={code}>
                <label className="menuitem">
                  <input
                    type="checkbox"
                    checked={topics.includes(code)}
                    onChange={({ target }) =>
                      onPick(target.checked ? [...topics, code] : topics.filter((topic) => topic !== code))
                    }
                  />
                  <CategoryIcon icon={icon} />
                  <span>{names[language]}</span>
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
    </Popover>
  )
}
