import { loadSodium, type Sodium } from '@bezpechne/shared/letters-crypto/sodium'
import { use } from 'react'

let loading: Promise<Sodium> | undefined

/** For what is drawn from keys; whoever uses it stands inside a Suspense. */
export function useSodium(): Sodium {
  loading ??= loadSodium()
  return use(loading)
}
