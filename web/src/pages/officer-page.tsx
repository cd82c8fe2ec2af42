import { useParams } from '@tanstack/react-router'

import { ApiError } from '../lib/api.ts'
import { useCity } from '../lib/reference.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { FindOfficer, officerWords } from '../officers/index.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { NoCity } from './no-city.tsx'

export function OfficerPage() {
  const say = useWords(officerWords)
  const { city: id } = useParams({ from: '/$city/officer' })
  const { data: city, error, refetch } = useCity(id)
  useTitle(say('title'))
  if (error instanceof ApiError && error.status === 404) return <NoCity />
  return (
    <main id="main" className="page">
      {city && <FindOfficer key={id} city={city} />}
      {!city && (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={3} />)}
    </main>
  )
}
