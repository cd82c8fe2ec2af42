import { useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'

import { useLook, written } from '../lib/look.ts'

const load = () => import('./worn-look.tsx')
const Later = lazy(() => load().then((worn) => ({ default: worn.WornLook })))
let WornLook: Awaited<ReturnType<typeof load>>['WornLook'] | typeof Later = Later

/** Before the first page is drawn: what the server's page has must not go and come again. */
export async function wearLook(): Promise<void> {
  if (written?.accent || written?.notice) WornLook = (await load().catch(() => undefined))?.WornLook ?? Later
}

/** What a community announces, and its colour: loaded for those that have one. */
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
