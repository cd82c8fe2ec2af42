import { useSyncExternalStore } from 'react'

const key = 'bezpechne-sending'
const listeners = new Set<() => void>()

/** The cities with an inquiry on its way, kept where reading costs nothing on any page. */
export function usePending(): string[] {
  const listed = useSyncExternalStore(subscribe, read)
  return listed ? listed.split(' ') : []
}

export function markPending(city: string, pending: boolean): void {
  const others = read()
    .split(' ')
    .filter((each) => each && each !== city)
  const listed = (pending ? [...others, city] : others).join(' ')
  if (listed === read()) return
  try {
    if (listed) localStorage.setItem(key, listed)
    else localStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing: sending goes on when the form is opened again.
  }
  for (const tell of listeners) tell()
}

function read(): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

function subscribe(tell: () => void) {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}
