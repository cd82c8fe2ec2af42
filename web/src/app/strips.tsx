import { lazy, Suspense } from 'react'

import { useKnown } from '../lib/known.ts'
import { useNewer } from '../lib/newer.ts'

// Loaded by those alone who have no link, or a newer version.
const KnownStrip = lazy(() => import('./strip.tsx').then((strip) => ({ default: strip.KnownStrip })))
const NewerStrip = lazy(() => import('./strip.tsx').then((strip) => ({ default: strip.NewerStrip })))

export function Strips() {
  const at = useKnown()
  const take = useNewer()
  return (
    <Suspense fallback={null}>
      {at && <KnownStrip at={at} />}
      {take && <NewerStrip onTake={take} />}
    </Suspense>
  )
}
