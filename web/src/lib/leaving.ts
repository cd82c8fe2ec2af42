import { useEffect } from 'react'

let quick = false

/** Whoever leaves in a hurry is not asked whether they are sure. */
export function leaveUnasked(): void {
  quick = true
}

/** The browser asks before typed words are lost; only where there are some. */
export function useLeaveWarning(typed: boolean): void {
  useEffect(
    function warnBeforeLeaving() {
      if (!typed) return undefined
      const warn = (event: BeforeUnloadEvent) => {
        if (!quick) event.preventDefault()
      }
      addEventListener('beforeunload', warn)
      return () => removeEventListener('beforeunload', warn)
    },
    [typed],
  )
}
