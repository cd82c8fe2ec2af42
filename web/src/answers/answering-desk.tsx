import type { AssignedItem, AssignedTab } from '@bezpechne/shared/answers'
import type { Category } from '@bezpechne/shared/categories'
import type { CityContext } from '@bezpechne/shared/cities'
import type { Organisation } from '@bezpechne/shared/moderation'
import { useNavigate } from '@tanstack/react-router'
import { type ComponentType, useEffect } from 'react'

import { useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { AnswerForm } from './answer-form.tsx'
import type { DeskTab } from './answer-tabs.tsx'
import type { useAssigned } from './api.ts'
import { AssignedInquiry } from './assigned-inquiry.tsx'
import { AssignedQueue } from './assigned-queue.tsx'
import { ExactPlace } from './exact-place.tsx'
import { GivenAnswers } from './given-answers.tsx'
import { words } from './words.ts'

interface AnsweringFacts {
  city: string
  categories: readonly Category[]
  organisations: readonly Organisation[]
  context: CityContext | undefined
  /** For whom one speaks here; null for a moderator. */
  mine: string | null
  /** What those who work on an inquiry tell each other. */
  Notes: ComponentType<{ city: string; number: string }>
}

interface Props {
  facts: AnsweringFacts
  tabs: readonly DeskTab[]
  tab: AssignedTab
  number: string | undefined
  list: ReturnType<typeof useAssigned>
}

/** What waits for an answer, the inquiry, and the answer in work. */
export function AnsweringDesk({ facts, tabs, tab, number, list }: Props) {
  const navigate = useNavigate({ from: '/desk/$city/answers' })
  const [first] = list.items
  const open = list.items.find((item) => item.number === number)
  useEffect(
    function openFirst() {
      if (!number && first) void navigate({ search: { state: tab, number: first.number }, replace: true })
    },
    [number, first, tab, navigate],
  )
  return (
    <main id="main" className={open ? 'desk answering' : 'desk answering nothing'}>
      <AssignedQueue tabs={tabs} list={list} categories={facts.categories} tab={tab} selected={number} />
      {open ? (
        <OpenItem
          key={open.number}
          facts={facts}
          item={open}
          reviewed={list.reviewed}
          onDone={() => void navigate({ search: { state: tab, ...after(list.items, open) } })}
        />
      ) : (
        list.total !== undefined && <NothingOpen tab={tab} empty={list.total === 0} />
      )}
    </main>
  )
}

/** The next one, which stands in the list that still holds the one just answered. */
function after(items: readonly AssignedItem[], done: AssignedItem): { number?: string } {
  const at = items.indexOf(done)
  const next = items[at + 1] ?? items[at - 1]
  return next ? { number: next.number } : {}
}

function OpenItem({
  facts,
  item,
  reviewed,
  onDone,
}: {
  facts: AnsweringFacts
  item: AssignedItem
  reviewed: boolean
  onDone: () => void
}) {
  const { city, categories, organisations, context, mine, Notes } = facts
  const category = categories.find(({ code }) => code === item.category)
  return (
    <>
      <section className="di" aria-labelledby="case-title">
        <AssignedInquiry city={city} item={item} category={category} organisations={organisations} />
        <GivenAnswers city={city} item={item} mine={mine} />
        {(item.state !== 'answered' || item.mayAdd) && (
          <AnswerForm
            city={city}
            item={item}
            organisations={organisations}
            mine={mine}
            reviewed={reviewed}
            onDone={onDone}
          />
        )}
      </section>
      <ExactPlace city={city} item={item} category={category} context={context}>
        <Notes key={item.number} city={city} number={item.number} />
      </ExactPlace>
    </>
  )
}

const emptyOf = {
  waiting: ['emptyWaiting', 'emptyWaitingText'],
  overdue: ['emptyOverdue', 'emptyOverdueText'],
  answered: ['emptyAnswered', 'emptyAnsweredText'],
} as const

function NothingOpen({ tab, empty }: { tab: AssignedTab; empty: boolean }) {
  const say = useWords(words)
  if (!empty) {
    return (
      <section className="di">
        <EmptyState page title={say('choose')} />
      </section>
    )
  }
  return (
    <section className="di">
      <EmptyState page title={say(emptyOf[tab][0])}>
        <p>{say(emptyOf[tab][1])}</p>
      </EmptyState>
    </section>
  )
}
