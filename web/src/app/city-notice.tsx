import { useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'

import { useLook } from '../lib/look.ts'

// For the communities that have one; the server names it on their pages, so that it is there with the rest.
const WornLook = lazy(() => import('./worn-look.tsx').then((worn) => ({ default: worn.WornLook })))

/** What a community announces, and its colour. */
export function CityNotice() {
  const { city } = useParams({ strict: false })
  const look = useLook(city)
  return (
    (look?.accent || look?.notice) && (
      <Suspense>
        <WornLook look={look} />
      </Suspense>
    )
  )
}
