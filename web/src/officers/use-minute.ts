import { useSyncExternalStore } from 'react'

const minute = 60_000

/** Now, by the minute: a page that stays open goes on telling the truth. */
export function useMinute(): Date {
  return new Date(useSyncExternalStore(subscribe, thisMinute) * minute)
}

function subscribe(tell: () => void): () => void {
  const timer = setInterval(tell, minute / 4)
  return () => clearInterval(timer)
}

function thisMinute(): number {
  return Math.floor(Date.now() / minute)
}
