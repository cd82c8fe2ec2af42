import type { Category } from '@bezpechne/shared/categories'
import { textIn } from '@bezpechne/shared/languages'
import type { ModeratedItem, ModeratedTab } from '@bezpechne/shared/moderation'
import { stateWords } from '@bezpechne/shared/words/inquiry-states'
import { Link } from '@tanstack/react-router'

import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BarredText } from '../ui/barred-text.tsx'
import { PinMark } from '../ui/pin-mark.tsx'
import { words } from './words.ts'

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
      {items.map(({ id, title, category, publishedAt, state, frozen }) => (
        <li key={id}>
          <Link
            className="dqi"
            from="/desk/$city/moderation"
            search={{ state: tab, id }}
            aria-current={id === selected ? 'true' : undefined}
          >
            <b>
              <BarredText text={title} />
            </b>
            <span>{textIn(categories.find(({ code }) => code === category)?.name, language)}</span>
            <span className="r">
              {frozen ? <FrozenMark /> : <StateMark state={state} />}
              <time dateTime={publishedAt}>{formatDay(publishedAt, language)}</time>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** It has its colour, and nobody sees it. */
function FrozenMark() {
  const say = useWords(words)
  return <span className="tag warn">{say('frozen')}</span>
}

/** A small pin and two words; what is hidden has no pin. */
function StateMark({ state }: { state: ModeratedItem['state'] }) {
  const say = useWords(words)
  const language = useLanguage()
  if (state === 'hidden') return <span>{textIn(stateWords, language)[state]}</span>
  const colour = state === 'answered' ? 'green' : 'red'
  return (
    <span className="statemark">
      <PinMark colour={colour} size={16} />
      {say(colour)}
    </span>
  )
}
