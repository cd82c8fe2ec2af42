import type { Category } from '@bezpechne/shared/categories'
import { textIn } from '@bezpechne/shared/languages'
import { type ComponentProps, lazy, Suspense, useDeferredValue } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Popover } from '../ui/popover.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { words } from './words.ts'

// The signs of all topics come with the list: the map's script is full.
const TopicList = lazy(async () => ({ default: (await import('./topic-list.tsx')).TopicList }))

interface Props {
  categories: Category[]
  topics: string[]
  onPick: (topics: string[]) => void
}

export function TopicChip({ categories, topics, onPick }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const onMap = categories.filter(({ no, code, off }) => no !== null && (!off || topics.includes(code)))
  const only = topics.length === 1 ? onMap.find(({ code }) => code === topics[0]) : undefined
  const name = topics.length === 0 ? say('topic') : say('topics', { count: topics.length })
  return (
    <Popover
      className="chip"
      pressed={topics.length > 0}
      button={
        <>
          {textIn(only?.name, language) ?? name} <Icon name="down" />
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
          <Topics categories={onMap} topics={topics} onPick={onPick} />
        </>
      )}
    </Popover>
  )
}

/** After the panel: asking for the list keeps a press waiting that opens it, for 15 ms on a phone. */
function Topics(props: ComponentProps<typeof TopicList>) {
  const isOpen = useDeferredValue(true, false)
  const waiting = <Skeleton rows={6} />
  return isOpen ? (
    <Suspense fallback={waiting}>
      <TopicList {...props} />
    </Suspense>
  ) : (
    waiting
  )
}
