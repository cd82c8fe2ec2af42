import { useEffect, useEffectEvent, useRef, useState } from 'react'

/** One decision, or one on a whole wave: for some seconds it can be taken back. */
export interface Decided {
  ids: string[]
  /** What was done, in words. */
  told: string
  /** Drops what was typed for it, once it can no longer be wanted. */
  forget?: () => void
}

/**
 * The last decision, while it can be taken back. A newer one makes an older final; leaving the desk does as well.
 * @param seconds how long the server allows it; 0 for never
 */
export function useUndo(seconds: number) {
  const [last, setLast] = useState<Decided & { at: number }>()
  const pending = useRef<Decided>(undefined)

  function settle(): void {
    pending.current?.forget?.()
    pending.current = undefined
    setLast(undefined)
  }
  useEffect(function settleOnLeaving() {
    return function leave() {
      pending.current?.forget?.()
    }
  }, [])

  return {
    last,
    left: useSecondsLeft(last?.at, seconds, settle),
    decided(decision: Decided): void {
      settle()
      pending.current = decision
      if (seconds > 0) setLast({ ...decision, at: performance.now() })
      else settle()
    },
    /** It is being taken back: what was typed for it stays. */
    take(): Decided | undefined {
      const taken = pending.current
      pending.current = undefined
      setLast(undefined)
      return taken
    },
  }
}

function useSecondsLeft(since: number | undefined, seconds: number, onOver: () => void): number {
  const [now, setNow] = useState(0)
  const tick = useEffectEvent((from: number) => {
    setNow(performance.now())
    if (performance.now() - from > seconds * 1000) onOver()
  })
  useEffect(
    function countDown() {
      if (since === undefined) return undefined
      const timer = setInterval(() => tick(since), 250)
      return function stopCounting() {
        clearInterval(timer)
      }
    },
    [since],
  )
  const passed = since === undefined ? 0 : Math.max(0, now - since) / 1000
  return Math.max(0, Math.ceil(seconds - passed))
}
