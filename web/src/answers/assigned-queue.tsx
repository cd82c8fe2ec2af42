import type { AssignedTab } from '@bezpechne/shared/answers'
import type { Category } from '@bezpechne/shared/categories'

import { useWords } from '../lib/words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { AnswerTabs, type DeskTab } from './answer-tabs.tsx'
import type { useAssigned } from './api.ts'
import { AssignedList } from './assigned-list.tsx'
import { words } from './words.ts'

interface Props {
  tabs: readonly DeskTab[]
  list: ReturnType<typeof useAssigned>
  categories: readonly Category[]
  tab: AssignedTab
  selected: string | undefined
}

export function AssignedQueue({ tabs, list, categories, tab, selected }: Props) {
  const say = useWords(words)
  const { items, total, error, refetch, hasNextPage, fetchNextPage } = list
  const Title = items.some(({ number }) => number === selected) ? 'h2' : 'h1'
  return (
    <section className="dq" aria-labelledby="assigned-queue">
      <div className="dq-h">
        {/* The title of an open inquiry is the page's. */}
        <Title id="assigned-queue">{say('title')}</Title>
        {total !== undefined && <span className="small muted">{say('total', { count: total })}</span>}
      </div>
      <AnswerTabs tabs={tabs} tab={tab} />
      {error && total === undefined && <Trouble error={error} onRetry={() => void refetch()} />}
      {!error && total === undefined && <Skeleton rows={5} />}
      <AssignedList items={items} categories={categories} tab={tab} selected={selected} />
      {hasNextPage && (
        <button type="button" className="btn quiet" onClick={() => void fetchNextPage()}>
          {say('more')}
        </button>
      )}
    </section>
  )
}
