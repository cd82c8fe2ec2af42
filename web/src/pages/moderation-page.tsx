import type { Me } from '@bezpechne/shared/accounts'
import type { Case, Organisation } from '@bezpechne/shared/moderation'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect } from 'react'

import { DeskGate } from '../app/desk-gate.tsx'
import { DeskHeader } from '../app/desk-header.tsx'
import { Bodies } from '../bodies/index.ts'
import { forgetOld } from '../lib/kept.ts'
import { useCategories, useCity, useContextOf, useOrganisations } from '../lib/reference.ts'
import { ModerationDesk, useDeskList, useDeskTitle } from '../moderation/index.ts'
import { NotesThread } from '../notes/index.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'

const route = getRouteApi('/desk/$city/moderation')

export function ModerationPage() {
  const { city } = route.useParams()
  useEffect(function tidyDrafts() {
    forgetOld()
  }, [])
  return (
    <DeskGate city={city} needs="read-queue">
      {(me) => <Desk key={city} me={me} city={city} />}
    </DeskGate>
  )
}

interface AnsweringProps {
  city: string
  found: Case
  organisations: readonly Organisation[]
}

/** What those who answer need of what is public. */
function Answering({ city, found: { id, number }, organisations }: AnsweringProps) {
  return (
    <>
      <Bodies key={id} city={city} id={id} organisations={organisations} />
      <NotesThread key={number} city={city} number={number} />
    </>
  )
}

function Desk({ me, city: cityId }: { me: Me; city: string }) {
  // The language of the address is no filter of the queue.
  const { state = 'queue', id, lang: _lang, ...filter } = route.useSearch()
  const list = useDeskList(cityId, state, filter)
  const { data: city, error, refetch } = useCity(cityId)
  const { data: categories = [] } = useCategories(cityId)
  const { data: organisations = [] } = useOrganisations(cityId)
  const { data: context } = useContextOf(cityId)
  useDeskTitle(state, list)
  return (
    <>
      <DeskHeader me={me} waiting={list.waiting} />
      {city ? (
        <ModerationDesk
          facts={{
            city,
            categories,
            organisations,
            context,
            Answering,
          }}
          tab={state}
          id={id}
          list={list}
          filter={filter}
        />
      ) : (
        <main id="main" className="page">
          {error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton />}
        </main>
      )}
    </>
  )
}
