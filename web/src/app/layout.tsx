import { Outlet, useLocation, useMatches, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

import { useWords } from '../lib/words.ts'
import { Toasts } from '../ui/toast.tsx'
import { CityNotice } from './city-notice.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { PendingInquiries } from './pending-inquiries.tsx'
import { Strips } from './strips.tsx'
import { words } from './words.ts'

/**
 * What stands around a page. "map" fills the window and has no footer; "desk" brings a header of its own.
 */
export type Frame = 'page' | 'map' | 'desk'

export function Layout() {
  const say = useWords(words)
  const frame = useMatches({ select: (matches) => matches.at(-1)?.staticData.frame ?? 'page' })
  useFocusOnArrival()
  return (
    <div className={`app app-${frame}`}>
      <a className="skip" href={frame === 'map' ? '#list' : '#main'}>
        {say(frame === 'map' ? 'skipMap' : 'skip')}
      </a>
      {frame !== 'desk' && <Header />}
      {frame !== 'desk' && <CityNotice />}
      {frame !== 'desk' && <Strips />}
      <Outlet />
      {frame === 'page' && <Footer />}
      {frame !== 'desk' && <PendingInquiries />}
      {frame !== 'desk' && <PrintAddress />}
      <Toasts />
    </div>
  )
}

/** Paper has no address bar. Without the search and the anchor: they may hold what is nobody's business. */
function PrintAddress() {
  const path = useLocation({ select: ({ pathname }) => pathname })
  return (
    <p className="print-address" aria-hidden="true">
      {location.origin}
      {path}
    </p>
  )
}

/** A new page begins at its main part for the keyboard and the screen reader, as a full load would. */
function useFocusOnArrival() {
  const router = useRouter()
  useEffect(
    function watchArrivals() {
      return router.subscribe('onRendered', function focusMain({ fromLocation, pathChanged }) {
        if (!fromLocation || !pathChanged) return
        const main = document.querySelector<HTMLElement>('#main')
        main?.setAttribute('tabindex', '-1')
        main?.focus({ preventScroll: true })
      })
    },
    [router],
  )
}
