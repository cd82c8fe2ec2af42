import { useEffect, useEffectEvent } from 'react'

import { dropFromDevice, findOnDevice, putOnDevice } from '../lib/device-store.ts'
import { type DeskKey, deskKeyOf, writesSign } from './desk-keys.ts'

/** What a key does; false where there is nothing to do, so that the key is left to others. */
export type DeskActs = Partial<Record<DeskKey, () => unknown>>

/**
 * Keys of the desk, deaf while somebody types, moves the map, or a dialog is open.
 * @param level what is inside hears first, and the whole desk what was left: Z takes back a blanking before a decision
 */
export function useDeskKeys(acts: DeskActs, level: 'inside' | 'whole' = 'inside'): void {
  const press = useEffectEvent((key: DeskKey) => {
    const act = acts[key]
    return act ? act() : false
  })
  useEffect(
    function listenToKeys() {
      // An event comes to the document before it comes to the window.
      const place = level === 'inside' ? document : window
      const hear = (event: Event) => {
        if (!(event instanceof KeyboardEvent) || event.defaultPrevented) return
        const row = deskKeyOf(event)
        if (!row || isBusy(event.target) || (writesSign(row) && !areSignKeysOn())) return
        if (press(row.name) !== false) event.preventDefault()
      }
      place.addEventListener('keydown', hear)
      return function stopListening() {
        place.removeEventListener('keydown', hear)
      }
    },
    [level],
  )
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]')) return true
  // NOTE: nobody types into a check box, and the queue is full of them.
  const typing = 'input:not([type=checkbox]), textarea, select, [contenteditable=true], .city-map'
  return target instanceof Element && target.closest(typing) !== null
}

const off = 'desk-keys-off'

/** Digits, letters and "?" as keys: on this device, until switched off (WCAG 2.1.4). */
export function areSignKeysOn(): boolean {
  return findOnDevice(off) === null
}

export function switchSignKeys(on: boolean): void {
  if (on) dropFromDevice(off)
  else putOnDevice(off, 'off')
}
