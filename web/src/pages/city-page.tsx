import { textIn } from '@bezpechne/shared/languages'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'

import { CityMapView } from '../city-map/index.ts'
import { FollowButton } from '../following/index.ts'
import { ApiError } from '../lib/api.ts'
import { useCategories, useCity } from '../lib/reference.ts'
import { useTitle } from '../lib/title.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import type { Stop } from '../ui/sheet-stops.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { NoCity } from './no-city.tsx'
import { pageWords } from './words.ts'

export function CityPage() {
  const say = useWords(pageWords)
  const language = useLanguage()
  const { city: id } = useParams({ from: '/$city' })
  const { data: city, error, refetch } = useCity(id)
  const { data: categories = [] } = useCategories(id)
  useTitle(city && say('mapTitle', { city: textIn(city.name, language) }))
  const [stop, setStop] = useState<Stop>('half')
  if (error instanceof ApiError && error.status === 404) return <NoCity />
  // One element from the first moment on: the focus that arrived on it must not fall off when the city is there.
  return (
    <main id="main" className="mapapp" data-sheet={stop}>
      {city ? (
        <CityMapView
          key={id}
          city={city}
          categories={categories}
          stop={stop}
          onStop={setStop}
          renderFollow={(topics) => <FollowButton city={id} topics={topics} />}
        />
      ) : (
        <>
          <div className="bar" />
          <section className="panel" id="list" tabIndex={-1}>
            <div className="panel-b">
              {error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={5} />}
            </div>
          </section>
          <div className="map" />
        </>
      )}
    </main>
  )
}
