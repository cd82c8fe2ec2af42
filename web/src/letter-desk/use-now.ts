import { useSyncExternalStore } from 'react'

const step = 15_000

/** The time of this device in quarters of a minute: what counts down on screen moves by itself. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / step) * step)
}

function subscribe(tell: () => void) {
  const timer = setInterval(tell, 1000)
  return () => clearInterval(timer)
}
