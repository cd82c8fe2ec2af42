import { useSyncExternalStore } from 'react'

/** True while the window is as narrow as a phone's or a small tablet's: where the style sheet makes sheets of panels. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, isNarrow)
}

function narrow(): MediaQueryList | undefined {
  return typeof matchMedia === 'function' ? matchMedia('(max-width: 900px)') : undefined
}

function isNarrow(): boolean {
  return narrow()?.matches ?? false
}

function subscribe(tell: () => void) {
  const query = narrow()
  query?.addEventListener('change', tell)
  return () => query?.removeEventListener('change', tell)
}
