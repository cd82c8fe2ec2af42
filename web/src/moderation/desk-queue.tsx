import type { Category } from '@bezpechne/shared/categories'
import { useEffect, useRef } from 'react'

import { useWords } from '../lib/words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { ModeratedList } from './moderated-list.tsx'
import { QueueList } from './queue-list.tsx'
import type { DeskList, DeskTab } from './use-desk-list.ts'
import { useWaited } from './waited.ts'
import { words } from './words.ts'

interface Props {
  tab: DeskTab
  list: DeskList
  categories: readonly Category[]
  selected: string | undefined
  onHelp: () => void
}

/** The left side of the desk: what there is to read in this tab. */
export function DeskQueue({ tab, list, categories, selected, onHelp }: Props) {
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
        {list.total !== undefined && (
          <span className="small muted">{say('waiting', { count: list.total })}</span>
        )}
      </div>
      {list.error && list.total === undefined && (
        <Trouble error={list.error} onRetry={() => void list.retry()} />
      )}
      {loading && <Skeleton rows={6} />}
      {tab === 'queue' ? (
        <QueueList items={list.queued} categories={categories} selected={selected} />
      ) : (
        <ModeratedList tab={tab} items={list.listed} categories={categories} selected={selected} />
      )}
      {list.more && (
        <button type="button" className="btn quiet" onClick={() => void list.more?.()}>
          {say('more')}
        </button>
      )}
      <Keys tab={tab} oldestAt={list.oldestAt} onHelp={onHelp} />
    </section>
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
