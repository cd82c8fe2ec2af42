import type { Category } from '@bezpechne/shared/categories'
import { textIn } from '@bezpechne/shared/languages'

import { useLanguage, useWords } from '../lib/words.ts'
import { CategoryIcon } from '../ui/category-icon.tsx'
import { words } from './words.ts'

interface Props {
  categories: readonly Category[]
  topics: readonly string[]
  onPick: (topics: string[]) => void
}

/** Topics to choose from, each with its sign. */
export function TopicList({ categories, topics, onPick }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <ul aria-label={say('topic')}>
      {categories.map(({ code, icon, name }) => (
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
            <span>{textIn(name, language)}</span>
          </label>
        </li>
      ))}
    </ul>
  )
}
