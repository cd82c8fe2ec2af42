import { useSyncExternalStore } from 'react'

import { layOver } from './words.ts'

/**
 * «Простіше й більше»: larger letters, shorter words, one thing at a time. This device remembers it in a cookie, so
 * that the server's page, which needs no script, is large too (ui/plain.css hears data-plain).
 */
const listeners = new Set<() => void>()

/** Before anything is drawn. NOTE: the page may be one that the browser kept for everybody: only the cookie knows. */
export function startPlain(): void {
  if (/(?:^|;\s*)plain=1(?:;|$)/.test(document.cookie)) void show(true)
}

export function setPlain(on: boolean): void {
  document.cookie = `plain=${on ? 1 : 0}; path=/; max-age=${on ? 31_536_000 : 0}; samesite=lax`
  void show(on)
}

export function isPlain(): boolean {
  return 'plain' in document.documentElement.dataset
}

export function usePlain(): boolean {
  return useSyncExternalStore(subscribe, isPlain)
}

async function show(on: boolean): Promise<void> {
  document.documentElement.toggleAttribute('data-plain', on)
  for (const tell of listeners) tell()
  // Without a link the sentences stay as they are, only larger.
  const words = on ? await import('./simpler.ts').catch(() => undefined) : undefined
  if (isPlain() === on) layOver(words?.plainWords)
}

function subscribe(tell: () => void) {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}
