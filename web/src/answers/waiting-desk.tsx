import type { DeskAnswer } from '@bezpechne/shared/answers'
import type { Category } from '@bezpechne/shared/categories'
import { textIn } from '@bezpechne/shared/languages'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { AgeingAnswer } from './ageing-answer.tsx'
import { AnswerTabs, type DeskTab } from './answer-tabs.tsx'
import type { useWaiting } from './api.ts'
import { CheckedAnswer } from './checked-answer.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  categories: readonly Category[]
  tabs: readonly DeskTab[]
  tab: 'check' | 'ageing'
  number: string | undefined
  list: ReturnType<typeof useWaiting>
}

/** Answers that wait for a person: to be read before they are published, or looked at again. */
export function WaitingDesk({ city, categories, tabs, tab, number, list }: Props) {
  const navigate = useNavigate({ from: '/desk/$city/answers' })
  const [first] = list.items
  const found = list.items.find((item) => item.number === number)
  // Somebody else may decide while one reads: what is open stays, with what was typed.
  const [open, setOpen] = useState(found)
  if (found && found !== open) setOpen(found)
  const shown = open?.number === number ? open : undefined
  useEffect(
    function openFirst() {
      if (!number && first) void navigate({ search: { state: tab, number: first.number }, replace: true })
    },
    [number, first, tab, navigate],
  )
  function next(): void {
    const rest = list.items.filter((item) => item.number !== number)
    void navigate({ search: { state: tab, ...(rest[0] && { number: rest[0].number }) } })
  }
  const Screen = tab === 'check' ? CheckedAnswer : AgeingAnswer
  return (
    <main id="main" className={shown ? 'desk answering twopart' : 'desk answering nothing'}>
      <WaitingList tabs={tabs} tab={tab} list={list} categories={categories} selected={shown?.number} />
      {shown ? (
        <Screen
          key={shown.id}
          city={city}
          item={shown}
          moderates={tabs.includes('check')}
          gone={!found}
          onDone={next}
        />
      ) : (
        list.total !== undefined && <Nothing tab={tab} empty={list.total === 0} />
      )}
    </main>
  )
}

type ListProps = Pick<Props, 'tabs' | 'tab' | 'list' | 'categories'> & { selected: string | undefined }

function WaitingList({ tabs, tab, list, categories, selected }: ListProps) {
  const say = useWords(words)
  const { items, total, error, refetch, hasNextPage, fetchNextPage } = list
  const Title = selected ? 'h2' : 'h1'
  return (
    <section className="dq" aria-labelledby="waiting-list">
      <div className="dq-h">
        {/* The title of an open inquiry is the page's. */}
        <Title id="waiting-list">{say('title')}</Title>
        {total !== undefined && <span className="small muted">{say('answersTotal', { count: total })}</span>}
      </div>
      <AnswerTabs tabs={tabs} tab={tab} />
      {error && total === undefined && <Trouble error={error} onRetry={() => void refetch()} />}
      {!error && total === undefined && <Skeleton rows={5} />}
      <ul>
        {items.map((item) => (
          <Line key={item.id} item={item} tab={tab} categories={categories} selected={selected} />
        ))}
      </ul>
      {hasNextPage && (
        <button type="button" className="btn quiet" onClick={() => void fetchNextPage()}>
          {say('more')}
        </button>
      )}
    </section>
  )
}

interface LineProps extends Pick<ListProps, 'tab' | 'categories' | 'selected'> {
  item: DeskAnswer
}

function Line({ item, tab, categories, selected }: LineProps) {
  const say = useWords(words)
  const language = useLanguage()
  const { number, title, category, organisation, byLink, since, reviewBy } = item
  const when = tab === 'ageing' && reviewBy ? reviewBy : since
  return (
    <li>
      <Link
        className="dqi"
        from="/desk/$city/answers"
        search={{ state: tab, number }}
        aria-current={number === selected ? 'true' : undefined}
      >
        <b>{title}</b>
        <span>
          {textIn(organisation, language) ??
            textIn(categories.find(({ code }) => code === category)?.name, language)}
        </span>
        <span className="r">
          <span>{byLink && <span className="tag">{say('byLink')}</span>}</span>
          <time dateTime={when}>
            {say(tab === 'ageing' ? 'dueOn' : 'sentOn', { date: formatDay(when, language) })}
          </time>
        </span>
      </Link>
    </li>
  )
}

function Nothing({ tab, empty }: { tab: 'check' | 'ageing'; empty: boolean }) {
  const say = useWords(words)
  return (
    <section className="di">
      {empty ? (
        <EmptyState page title={say(tab === 'check' ? 'emptyCheck' : 'emptyAgeing')}>
          <p>{say(tab === 'check' ? 'emptyCheckText' : 'emptyAgeingText')}</p>
        </EmptyState>
      ) : (
        <EmptyState page title={say('chooseAnswer')} />
      )}
    </section>
  )
}
