import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'

import { usePending } from '../lib/pending.ts'

// Loaded by those alone who have something on its way.
const SentNotice = lazy(() =>
  import('../inquiries/index.ts').then((inquiries) => ({ default: inquiries.SentNotice })),
)

/** What was sent without a link goes on whichever page is open. */
export function PendingInquiries() {
  const pathname = useLocation({ select: (location) => location.pathname })
  const elsewhere = usePending().filter((city) => pathname !== `/${city}/new`)
  return elsewhere.map((city) => (
    <Suspense key={city} fallback={null}>
      <SentNotice city={city} />
    </Suspense>
  ))
}
