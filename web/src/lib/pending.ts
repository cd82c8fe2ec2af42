import { useSyncExternalStore } from 'react'

import { dropFromDevice, findOnDevice, putOnDevice } from './device-store.ts'

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
  // A browser that keeps nothing: sending goes on when the form is opened again.
  if (listed) putOnDevice(key, listed)
  else dropFromDevice(key)
  for (const tell of listeners) tell()
}

function read(): string {
  return findOnDevice(key) ?? ''
}

function subscribe(tell: () => void) {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}
