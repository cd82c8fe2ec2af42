import { useEffect, useEffectEvent } from 'react'

/** By physical key, so that the Ukrainian and the Latin layout work alike. */
export type DeskKey = 'Digit0' | 'Digit1' | 'Digit4' | 'ArrowUp' | 'ArrowDown' | 'Help'

/** Keys of the desk, deaf while somebody types, moves the map, or a dialog is open. */
export function useDeskKeys(onKey: (key: DeskKey) => boolean): void {
  const press = useEffectEvent(onKey)
  useEffect(function listenToKeys() {
    const hear = (event: KeyboardEvent) => {
      const key = keyOf(event)
      if (key && !isBusy(event.target) && press(key)) event.preventDefault()
    }
    addEventListener('keydown', hear)
    return function stopListening() {
      removeEventListener('keydown', hear)
    }
  }, [])
}

function keyOf({ code, key, ctrlKey, metaKey, altKey }: KeyboardEvent): DeskKey | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  if (key === '?') return 'Help'
  const digit = code.replace('Numpad', 'Digit')
  if (digit === 'Digit0' || digit === 'Digit1' || digit === 'Digit4') return digit
  return code === 'ArrowUp' || code === 'ArrowDown' ? code : undefined
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]')) return true
  return target instanceof Element && target.closest('input, textarea, select, .city-map') !== null
}
