import type { QueueFilter } from '@bezpechne/shared/queue'
import { type RefObject, useEffect, useRef } from 'react'

import { useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { ChosenBar } from './chosen-bar.tsx'
import type { DeskFacts } from './desk-facts.ts'
import { ModeratedList } from './moderated-list.tsx'
import { QueueFilterBox } from './queue-filter.tsx'
import { QueueList } from './queue-list.tsx'
import { queueWords } from './queue-words.ts'
import type { DeskList, DeskTab } from './use-desk-list.ts'
import type { Selection } from './use-selection.ts'
import { useWaited } from './waited.ts'
import { words } from './words.ts'

interface Props {
  facts: Pick<DeskFacts, 'city' | 'categories'>
  tab: DeskTab
  list: DeskList
  selected: string | undefined
  chosen: Selection
  filter: QueueFilter
  summary: RefObject<HTMLElement | null>
  onFilter: (filter: QueueFilter) => void
  onBulk: () => void
  onHelp: () => void
}

/** The left side of the desk: what there is to read in this tab. */
export function DeskQueue(props: Props) {
  const { tab, list, selected } = props
  const say = useWords(words)
  const box = useRef<HTMLElement>(null)
  useEffect(
    function showSelected() {
      const open = selected && box.current?.querySelector('[aria-current]')
      if (open) open.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    },
    [selected],
  )
  const Title = selected ? 'h2' : 'h1'
  const loading = list.total === undefined && !list.error
  return (
    <section ref={box} className="dq" aria-labelledby="desk-queue">
      <div className="dq-h">
        {/* The title of an open inquiry is the page's. */}
        <Title id="desk-queue">{say(tab)}</Title>
        <Numbers {...props} />
      </div>
      {tab === 'queue' && <Choosing {...props} />}
      {list.error && list.total === undefined && (
        <Trouble error={list.error} onRetry={() => void list.retry()} />
      )}
      {loading && <Skeleton rows={6} />}
      <Items {...props} />
      {list.more && (
        <button type="button" className="btn quiet" onClick={() => void list.more?.()}>
          {say('more')}
        </button>
      )}
      <Keys tab={tab} oldestAt={list.oldestAt} onHelp={props.onHelp} />
    </section>
  )
}

/** "5 of 23" where the filter hides some; and how many of them cannot wait. */
function Numbers({ tab, list, filter }: Props) {
  const say = useWords(words)
  const saying = useWords(queueWords)
  if (list.total === undefined) return null
  const filtered = tab === 'queue' && Object.keys(filter).length > 0
  const count = filtered
    ? saying('shownOf', { shown: list.total, waiting: list.waiting ?? 0 })
    : say('waiting', { count: list.total })
  const urgent = tab === 'queue' && list.urgent > 0 && saying('urgentCount', { count: list.urgent })
  return (
    <span className="small muted dq-n">
      <span>{count}</span>
      {urgent && <span>{urgent}</span>}
    </span>
  )
}

function Choosing({ facts, list, filter, chosen, summary, onFilter, onBulk }: Props) {
  return (
    <>
      <QueueFilterBox
        filter={filter}
        districts={facts.city.districts}
        categories={facts.categories}
        onChange={onFilter}
        summary={summary}
      />
      {list.queued.length > 0 && <ChosenBar chosen={chosen} onReject={onBulk} />}
    </>
  )
}

function Items({ tab, facts, list, selected, chosen, filter }: Props) {
  const say = useWords(queueWords)
  const { categories, city } = facts
  if (tab !== 'queue')
    return <ModeratedList tab={tab} items={list.listed} categories={categories} selected={selected} />
  if (list.total === 0 && Object.keys(filter).length > 0)
    return (
      <EmptyState title={say('nothingShown')}>
        <p>{say('nothingShownText')}</p>
      </EmptyState>
    )
  return (
    <QueueList
      items={list.queued}
      categories={categories}
      districts={city.districts}
      selected={selected}
      chosen={chosen}
      filter={filter}
    />
  )
}

interface KeysProps extends Pick<Props, 'tab' | 'onHelp'> {
  oldestAt: DeskList['oldestAt']
}

function Keys({ tab, oldestAt, onHelp }: KeysProps) {
  const say = useWords(words)
  const waited = useWaited()
  return (
    <p className="keys small muted">
      {tab === 'queue' && oldestAt && <span>{say('oldest', { time: waited(oldestAt) })}</span>}
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {say('keysQueue')}
      </span>
      <button type="button" className="keyhelp" onClick={onHelp}>
        <kbd aria-hidden="true">?</kbd> {say('keysAll')}
      </button>
    </p>
  )
}
