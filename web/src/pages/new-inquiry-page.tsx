import { lazyRouteComponent, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Suspense, useCallback, useMemo } from 'react'

import { loadNewInquiry, type Step } from '../inquiries/index.ts'
import { ApiError } from '../lib/api.ts'
import { useCategories, useCity, useContextOf } from '../lib/reference.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { NoCity } from './no-city.tsx'
import { pageWords } from './words.ts'

const NewInquiry = lazyRouteComponent(loadNewInquiry, 'NewInquiry')
// On its way while the city is asked for.
void NewInquiry.preload?.()

/** /{city}/new?lat&lng&step: the step is in the address, so that a phone's own "back" goes one question back. */
export function NewInquiryPage() {
  const say = useWords(pageWords)
  const { city: id } = useParams({ from: '/$city/new' })
  const { step = 'danger', lat, lng } = useSearch({ from: '/$city/new' })
  const navigate = useNavigate({ from: '/$city/new' })
  const city = useCity(id)
  const categories = useCategories(id)
  const context = useContextOf(id)
  useTitle(say('newTitle'))
  const start = useMemo(() => (lat !== undefined && lng !== undefined ? { lat, lng } : undefined), [lat, lng])
  const onStep = useCallback(
    (next: Step, { replace } = { replace: false }) =>
      void navigate({ search: { step: next }, replace, resetScroll: false }),
    [navigate],
  )
  const error = city.error ?? categories.error
  if (city.data && categories.data) {
    return (
      <Suspense fallback={<Waiting />}>
        <NewInquiry
          key={id}
          city={city.data}
          categories={categories.data}
          context={context.data}
          step={step}
          start={start}
          onStep={onStep}
          onStarted={() => void navigate({ search: { step }, replace: true, resetScroll: false })}
        />
      </Suspense>
    )
  }
  if (error instanceof ApiError && error.status === 404) return <NoCity />
  return error ? (
    <main id="main" className="page narrow">
      <Trouble error={error} onRetry={() => void city.refetch()} />
    </main>
  ) : (
    <Waiting />
  )
}

function Waiting() {
  return (
    <main id="main" className="page narrow">
      <Skeleton />
    </main>
  )
}
