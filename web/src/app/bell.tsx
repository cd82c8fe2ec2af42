import { lazy, Suspense } from 'react'

import { useFollowedHere } from '../lib/followed.ts'

const Bell = lazy(() => import('../notices/index.ts').then((module) => ({ default: module.Bell })))

/** Its code is for those alone who follow something in this browser. */
export function NoticesBell() {
  if (useFollowedHere().length === 0) return null
  return (
    <Suspense fallback={null}>
      <Bell />
    </Suspense>
  )
}
