import type { HeldBoxes } from '@bezpechne/shared/keys'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'
import { type HeldKeys, olderWraps, openBoxes, openKey } from '@bezpechne/shared/staff-keys'
import { useSyncExternalStore } from 'react'

import { ApiError, get } from './api.ts'
import { deriveKeys } from './derive.ts'
import { findMyKey, putMyKey } from './staff-key.ts'

/** What the password opened: in this tab's memory alone, until a reload or a quarter of an hour without a touch. */
export interface Unlocked {
  city: string
  /** The own key: which of them, and its seed. */
  own: { ver: number; seed: Uint8Array }
  /** By "kind:scope:ver"; goes as it is into openLetter as the Reader, and sigSk signs for the mailbox. */
  boxes: ReadonlyMap<string, HeldKeys>
}

const idleMilliseconds = 15 * 60 * 1000
const touches = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

let open: Unlocked | undefined
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** The keys of this city, or undefined: locked. Whoever shows what they opened drops it when they are gone. */
export function useUnlocked(city: string): Unlocked | undefined {
  const held = useSyncExternalStore(subscribe, () => open)
  return held?.city === city ? held : undefined
}

function subscribe(tell: () => void) {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/**
 * Proves the password here, by opening the own key with it; the server is not asked.
 * @throws ApiError 'no-staff-key', 'unlock-wrong', 'no-derivation', and whatever the network does
 */
export async function unlock(city: string, email: string, password: string): Promise<void> {
  const { wrapKey } = await deriveKeys(email, password)
  try {
    const { key } = await findMyKey(city)
    if (!key) throw new ApiError('no-staff-key', 0)
    const sodium = await loadSodium()
    const opened = openKey(sodium, { city, key }, { method: 'password', key: wrapKey })
    if (!opened) throw new ApiError('unlock-wrong', 0)
    await hold(city, { ver: key.ver, seed: opened.seed })
    const without = olderWraps(key, { method: 'password', n: opened.n })
    // The present password has proved to open: those before it need not open any more. Else the next time.
    if (without.length)
      await putMyKey(city, { ver: key.ver, boxPk: key.boxPk, wraps: [], without }).catch(() => undefined)
  } finally {
    wrapKey.fill(0)
  }
}

/** Fetches what the own key opens and keeps it in memory; also right after the key was made. */
export async function hold(city: string, own: Unlocked['own']): Promise<void> {
  const { items } = await get<HeldBoxes>(`/cities/${city}/mailboxes/held`)
  const boxes = openBoxes(await loadSodium(), items, own)
  if (open && open.own.seed !== own.seed) wipe(open)
  open = { city, own, boxes }
  watchIdle()
  tellAll()
}

/** Another member gave one a mailbox, or one made it: what is held now. */
export async function holdAgain(): Promise<void> {
  if (open) await hold(open.city, open.own)
}

export function lock(): void {
  if (!open) return
  wipe(open)
  open = undefined
  clearTimeout(timer)
  for (const touch of touches) removeEventListener(touch, watchIdle)
  tellAll()
}

function wipe({ own, boxes }: Unlocked): void {
  own.seed.fill(0)
  for (const { seed, boxSk, sigSk } of boxes.values())
    for (const secret of [seed, boxSk, sigSk]) secret.fill(0)
}

function watchIdle(): void {
  clearTimeout(timer)
  timer = setTimeout(lock, idleMilliseconds)
  for (const touch of touches) addEventListener(touch, watchIdle, { passive: true })
}

function tellAll(): void {
  for (const tell of listeners) tell()
}
