import type { Me } from '@bezpechne/shared/accounts'
import type { AssignedTab } from '@bezpechne/shared/answers'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect } from 'react'

import {
  AnsweringDesk,
  answerWords,
  type DeskTab,
  useAssigned,
  useWaiting,
  WaitingDesk,
} from '../answers/index.ts'
import { DeskGate } from '../app/desk-gate.tsx'
import { DeskHeader } from '../app/desk-header.tsx'
import { forgetOld } from '../lib/kept.ts'
import { useCategories, useContextOf, useOrganisations } from '../lib/reference.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { NotesThread } from '../notes/index.ts'

const route = getRouteApi('/desk/$city/answers')

export function AnsweringPage() {
  const { city } = route.useParams()
  useEffect(function tidyDrafts() {
    forgetOld()
  }, [])
  return (
    <DeskGate city={city} needs="read-assigned">
      {(me) => <Desk key={city} me={me} city={city} />}
    </DeskGate>
  )
}

function Desk({ me, city }: { me: Me; city: string }) {
  const say = useWords(answerWords)
  const { state: tab = 'waiting', number } = route.useSearch()
  const waiting = useAssigned(city, 'waiting')
  useTitle(say('title'))
  const mine = voiceOf(me, city)
  const tabs: readonly DeskTab[] = mine === null ? moderatorTabs : responderTabs
  const look = { city, number, tabs }
  return (
    <>
      <DeskHeader me={me} unanswered={waiting.total} />
      {tab === 'check' || tab === 'ageing' ? (
        <Waiting {...look} tab={tab} />
      ) : (
        <Assigned {...look} tab={tab} mine={mine} />
      )}
    </>
  )
}

const responderTabs = ['waiting', 'overdue', 'answered', 'ageing'] as const
const moderatorTabs = ['waiting', 'overdue', 'check', 'answered', 'ageing'] as const

interface Look<Tab> {
  city: string
  number: string | undefined
  tabs: readonly DeskTab[]
  tab: Tab
}

function Assigned({ city, number, tabs, tab, mine }: Look<AssignedTab> & { mine: string | null }) {
  const list = useAssigned(city, tab)
  const { data: categories = [] } = useCategories(city)
  const { data: organisations = [] } = useOrganisations(city)
  const { data: context } = useContextOf(city)
  const facts = { city, categories, organisations, context, mine, Notes: NotesThread }
  return <AnsweringDesk facts={facts} tabs={tabs} tab={tab} number={number} list={list} />
}

function Waiting({ city, number, tabs, tab }: Look<'check' | 'ageing'>) {
  const list = useWaiting(city, tab === 'check' ? 'to-check' : 'ageing')
  const { data: categories = [] } = useCategories(city)
  return (
    <WaitingDesk
      key={tab}
      city={city}
      categories={categories}
      tabs={tabs}
      tab={tab}
      number={number}
      list={list}
    />
  )
}

/** The organisation one speaks for; a moderator speaks for none. */
function voiceOf({ memberships }: Me, city: string): string | null {
  const here = memberships.filter((held) => held.city === city)
  if (here.some(({ role }) => role === 'moderator')) return null
  return here.find(({ role }) => role === 'responder')?.organisationId ?? null
}
