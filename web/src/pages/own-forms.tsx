import { lazy, Suspense } from 'react'

import { loadReviseInquiry, loadTwoPhotos, type TwoPhotosProps } from '../inquiries/index.ts'
import type { RevisionProps } from '../inquiry/index.ts'
import { Skeleton } from '../ui/skeleton.tsx'

// The form with its map is for the few who are asked to change something.
const ReviseInquiry = lazy(loadReviseInquiry)
const TwoPhotos = lazy(loadTwoPhotos)

export function DisputePhotos(props: TwoPhotosProps) {
  return (
    <Suspense fallback={<Skeleton rows={2} />}>
      <TwoPhotos {...props} />
    </Suspense>
  )
}

export function Revision(props: RevisionProps) {
  return (
    <Suspense fallback={<Skeleton rows={4} />}>
      <ReviseInquiry {...props} />
    </Suspense>
  )
}
