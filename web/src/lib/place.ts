import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

/** The path of the private pages, which have no other router. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname)
}

/** To another private page without a load: what is unlocked in memory stays so. */
export function go(path: string): void {
  history.pushState(null, '', path)
  tell()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  addEventListener('popstate', tell)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) removeEventListener('popstate', tell)
  }
}

function tell(): void {
  for (const listener of listeners) listener()
}
