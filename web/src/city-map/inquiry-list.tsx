import type { InquiryPage } from '@bezpechne/shared/inquiries'
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useDeferredValue } from 'react'

import { formatNumber, formatTime } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { InquiryItem } from './inquiry-item.tsx'
import type { useInquiries } from './queries.ts'
import { isFiltered, type View } from './view.ts'
import { words } from './words.ts'

// The map's script is full: what only a search needs comes with the search.
const Answered = lazy(async () => ({ default: (await import('./answered.tsx')).Answered }))

interface Props {
  city: { id: string; name: string }
  view: View
  list: ReturnType<typeof useInquiries>
  follow: ReactNode
  /** Below the list: whom one asks about the map itself. */
  foot: ReactNode
  onClear: () => void
  onWholeCity: () => void
}

/** What the map shows, in words: the same filters, the same numbers, newest first. */
export function InquiryList({ city, view, list, follow, foot, onClear, onWholeCity }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const { data, error, refetch } = list
  if (!data) {
    return (
      <div className="panel-b">
        <h1 className="vh" id="list-h">
          {say('list')}
        </h1>
        {error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Waiting />}
      </div>
    )
  }
  const counts = data.pages[0]?.counts ?? { red: 0, green: 0 }
  return (
    <>
      <Heading counts={counts} city={city} view={view} onWholeCity={onWholeCity}>
        {follow}
        {error && (
          <Notice icon="offline">
            <p>{say('stale', { time: formatTime(new Date(list.dataUpdatedAt).toISOString(), language) })}</p>
          </Notice>
        )}
      </Heading>
      <AnsweredFirst city={city.id} q={view.q.trim()} />
      {data.pages[0]?.items.length === 0 ? (
        <Nothing city={city.id} view={view} onClear={onClear} onWholeCity={onWholeCity} />
      ) : (
        <Lines list={list} selected={view.pin} />
      )}
      {foot}
    </>
  )
}

interface HeadingProps extends Pick<Props, 'city' | 'view' | 'onWholeCity'> {
  counts: InquiryPage['counts']
  children: React.ReactNode
}

function Heading({ counts: { red, green, atLeast }, city, view, onWholeCity, children }: HeadingProps) {
  const say = useWords(words)
  const language = useLanguage()
  const count = red + green
  const shown = (some: number) => {
    const number = formatNumber(some, language)
    return atLeast ? say('atLeast', { number }) : number
  }
  const number = shown(count)
  return (
    <div className="panel-h">
      <h1 id="list-h">
        {view.window ? say('inSight', { count, number }) : say('inCity', { count, number, city: city.name })}
      </h1>
      <p className="small muted">{say('counts', { red: shown(red), green: shown(green) })}</p>
      {view.window && (
        <button type="button" className="link small" onClick={onWholeCity}>
          {say('wholeCity')}
        </button>
      )}
      {view.q.trim().length > 1 && <p className="hint">{say('searchListOnly')}</p>}
      {children}
    </div>
  )
}

function AnsweredFirst({ city, q }: { city: string; q: string }) {
  if (q.length < 3) return null
  return (
    <Suspense fallback={null}>
      <Answered city={city} q={q} />
    </Suspense>
  )
}

function Waiting() {
  const say = useWords(words)
  return <Skeleton rows={5} label={say('loadingList')} />
}

function Lines({ list, selected }: { list: Props['list']; selected: string | undefined }) {
  const say = useWords(words)
  // Fifty new lines are drawn in pieces: the map under a finger does not wait for them.
  const pages = useDeferredValue(list.data?.pages)
  const items = pages?.flatMap((page) => page.items) ?? []
  return (
    <>
      <ul className="list" aria-label={say('list')} aria-busy={list.isPlaceholderData}>
        {items.map((inquiry) => (
          <li key={inquiry.number}>
            <InquiryItem inquiry={inquiry} selected={inquiry.number === selected} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <p className="panel-b">
          <button
            type="button"
            className="btn wide"
            disabled={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {say(list.isFetchingNextPage ? 'loadingMore' : 'more')}
          </button>
        </p>
      )}
    </>
  )
}

/** Why it is empty, and what to do about it. */
function Nothing({
  city,
  view,
  onClear,
  onWholeCity,
}: Omit<Props, 'list' | 'city' | 'follow' | 'foot'> & { city: string }) {
  const say = useWords(words)
  if (isFiltered(view)) {
    return (
      <EmptyState
        title={say('emptyFiltered')}
        actions={
          <button type="button" className="btn" onClick={onClear}>
            {say('clear')}
          </button>
        }
      >
        <p>{say('emptyFilteredText')}</p>
      </EmptyState>
    )
  }
  if (view.window) {
    return (
      <EmptyState
        title={say('emptyHere')}
        actions={
          <button type="button" className="btn" onClick={onWholeCity}>
            {say('wholeCity')}
          </button>
        }
      >
        <p>{say('emptyHereText')}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={say('emptyCity')}
      actions={
        <Link className="btn" to="/$city/new" params={{ city }}>
          {say('report')}
        </Link>
      }
    >
      <p>{say('emptyCityText')}</p>
    </EmptyState>
  )
}
