import { lazy, Suspense } from 'react'

import { loadOutboxList } from '../inquiries/index.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { pageWords } from './words.ts'

const OutboxList = lazy(loadOutboxList)

/** /outbox: what this device has not sent yet, and the receipts of what it has. */
export function OutboxPage() {
  const say = useWords(pageWords)
  useTitle(say('outbox'))
  return (
    <main id="main" className="page narrow">
      <Suspense fallback={<Skeleton rows={3} />}>
        <OutboxList />
      </Suspense>
    </main>
  )
}
