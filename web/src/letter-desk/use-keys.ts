import { useEffect, useEffectEvent } from 'react'

/** Single signs as keys, as long as somebody wants them (WCAG 2.1.4): never while one types or a dialog asks. */
export function useKeys(on: boolean, acts: Readonly<Record<string, () => void>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const act = acts[event.key]
    if (!act || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return
    event.preventDefault()
    act()
  })
  useEffect(
    function listenToKeys() {
      if (!on) return undefined
      addEventListener('keydown', press)
      return () => removeEventListener('keydown', press)
    },
    [on],
  )
}

function isTyping(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]')) return true
  return target instanceof Element && target.closest('input, textarea, select') !== null
}
