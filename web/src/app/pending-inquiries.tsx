import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'

import { loadOutboxNotice } from '../inquiries/index.ts'
import { usePending } from '../lib/pending.ts'

// Loaded by those alone who have something on its way.
const OutboxNotice = lazy(loadOutboxNotice)

/** What was sent without a link goes on whichever page is open. */
export function PendingInquiries() {
  const pathname = useLocation({ select: (location) => location.pathname })
  const pending = usePending()
  // Both say more of it themselves.
  if (!pending || pathname === '/outbox' || pathname.endsWith('/new')) return null
  return (
    <Suspense fallback={null}>
      <OutboxNotice />
    </Suspense>
  )
}
