import { lazy, Suspense } from 'react'

import { useFollowedHere } from '../lib/followed.ts'
import { useMaybeSignedIn } from '../lib/resident.ts'

const Bell = lazy(() => import('../notices/index.ts').then((module) => ({ default: module.Bell })))

/** Its code is for those alone who follow something in this browser, or have signed in. */
export function NoticesBell() {
  const follows = useFollowedHere().length > 0
  const signedIn = useMaybeSignedIn()
  if (!follows && !signedIn) return null
  return (
    <Suspense fallback={null}>
      <Bell />
    </Suspense>
  )
}
