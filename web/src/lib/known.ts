import { useSyncExternalStore } from 'react'

/** What a page shows that came from this device: by path, when the server had said it. */
const old = new Map<string, string>()
const listeners = new Set<() => void>()
let back: () => void = () => {}
let told = -Infinity

/** So often at most a page asks everything again because one answer came anew, in milliseconds. */
const calm = 15_000

/** Every answer tells whether it is one that was kept, and of when. */
export function hearKnown(path: string, reply: Response): void {
  const at = reply.headers.get('x-known-at')
  if (at) {
    old.set(path, at)
    tell()
  } else if (old.size > 0 && performance.now() - told > calm) askAllAgain()
}

/** The server can be asked again: what is old on this page is fetched anew. */
export function askAllAgain(): void {
  if (old.size === 0) return
  told = performance.now()
  old.clear()
  tell()
  back()
}

/** @param ask fetches anew what a page shows */
export function whenBack(ask: () => void): void {
  back = ask
}

/** Since when the oldest part of what is shown is known; undefined where all of it is of now. */
export function useKnown(): string | undefined {
  return useSyncExternalStore(subscribe, oldest)
}

function oldest(): string | undefined {
  return [...old.values()].toSorted()[0]
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}
