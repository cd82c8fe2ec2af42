import type { Me } from '@bezpechne/shared/accounts'
import { getRouteApi } from '@tanstack/react-router'
import { Suspense } from 'react'

import { DeskGate } from '../app/desk-gate.tsx'
import { DeskHeader } from '../app/desk-header.tsx'
import { useCategories, useCity, useContextOf, useOrganisations } from '../lib/reference.ts'
import { SealedDesk } from '../moderation/index.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'

const route = getRouteApi('/desk/$city/sealed')

/** /desk/{city}/sealed: what the guard holds back, and two moderators must agree upon. */
export function SealedPage() {
  const { city } = route.useParams()
  return (
    <DeskGate city={city} needs="read-sealed">
      {(me) => <Desk key={city} me={me} city={city} />}
    </DeskGate>
  )
}

function Desk({ me, city: cityId }: { me: Me; city: string }) {
  const { id } = route.useSearch()
  const { data: city, error, refetch } = useCity(cityId)
  const { data: categories = [] } = useCategories(cityId)
  const { data: organisations = [] } = useOrganisations(cityId)
  const { data: context } = useContextOf(cityId)
  return (
    <>
      <DeskHeader me={me} />
      {city ? (
        <Suspense fallback={<Skeleton />}>
          <SealedDesk facts={{ city, categories, organisations, context }} id={id} />
        </Suspense>
      ) : (
        <main id="main" className="page">
          {error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton />}
        </main>
      )}
    </>
  )
}
