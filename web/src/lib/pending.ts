import { useSyncExternalStore } from 'react'

import { dropFromDevice, findOnDevice, putOnDevice } from './device-store.ts'

const key = 'bezpechne-sending'
const listeners = new Set<() => void>()

/** Whether this device has an inquiry on its way, or a receipt that nobody has taken: asking costs nothing on any page. */
export function usePending(): boolean {
  return useSyncExternalStore(subscribe, read)
}

export function markPending(pending: boolean): void {
  if (pending === read()) return
  // A browser that keeps nothing: sending goes on when the form is opened again.
  if (pending) putOnDevice(key, '1')
  else dropFromDevice(key)
  for (const tell of listeners) tell()
}

function read(): boolean {
  return findOnDevice(key) !== null
}

function subscribe(tell: () => void) {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}
