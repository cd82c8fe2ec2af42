import type { Me } from '@bezpechne/shared/accounts'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect } from 'react'

import { AnsweringDesk, answerWords, useAssigned } from '../answers/index.ts'
import { DeskGate } from '../app/desk-gate.tsx'
import { DeskHeader } from '../app/desk-header.tsx'
import { forgetOld } from '../lib/kept.ts'
import { useCategories, useContextOf, useOrganisations } from '../lib/reference.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'

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
  const list = useAssigned(city, tab)
  const waiting = useAssigned(city, 'waiting')
  const { data: categories = [] } = useCategories(city)
  const { data: organisations = [] } = useOrganisations(city)
  const { data: context } = useContextOf(city)
  useTitle(say('title'))
  const mine = voiceOf(me, city)
  return (
    <>
      <DeskHeader me={me} unanswered={waiting.total} />
      <AnsweringDesk
        facts={{ city, categories, organisations, context, mine }}
        tab={tab}
        number={number}
        list={list}
      />
    </>
  )
}

/** The organisation one speaks for; a moderator speaks for none. */
function voiceOf({ memberships }: Me, city: string): string | null {
  const here = memberships.filter((held) => held.city === city)
  if (here.some(({ role }) => role === 'moderator')) return null
  return here.find(({ role }) => role === 'responder')?.organisationId ?? null
}
