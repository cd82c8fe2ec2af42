import { useSyncExternalStore } from 'react'

let take: (() => void) | undefined
const listeners = new Set<() => void>()

/** A newer version of the app is on this device; it waits until somebody wants it. */
export function offerNewer(accept: (() => void) | undefined): void {
  take = accept
  for (const tell of listeners) tell()
}

/** Takes the newer version and loads the page again; undefined where there is none, or not now. */
export function useNewer(): (() => void) | undefined {
  return useSyncExternalStore(subscribe, () => take)
}

function subscribe(tell: () => void) {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}
