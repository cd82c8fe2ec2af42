import { lazy, Suspense } from 'react'

import type { TwoPhotosProps } from '../inquiries/index.ts'
import { ReceiptView, type RevisionProps } from '../inquiry/index.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { pageWords } from './words.ts'

// The form with its map is for the few who are asked to change something.
const ReviseInquiry = lazy(() => import('../inquiries/index.ts').then((module) => module.loadReviseInquiry()))

const TwoPhotos = lazy(() => import('../inquiries/index.ts').then((module) => module.loadTwoPhotos()))

function DisputePhotos(props: TwoPhotosProps) {
  return (
    <Suspense fallback={<Skeleton rows={2} />}>
      <TwoPhotos {...props} />
    </Suspense>
  )
}

function Revision(props: RevisionProps) {
  return (
    <Suspense fallback={<Skeleton rows={4} />}>
      <ReviseInquiry {...props} />
    </Suspense>
  )
}

export function ReceiptPage() {
  const say = useWords(pageWords)
  useTitle(say('receipt'))
  return (
    <main id="main" className="page">
      <ReceiptView Revision={Revision} DisputePhotos={DisputePhotos} />
    </main>
  )
}
