import { useEffect, useEffectEvent, useState } from 'react'

type Urgency = 'explosive' | 'emergency'

/** How long somebody pauses before their words are looked at, in milliseconds. */
const pause = 400

/** Looked at on this device alone, with a list that comes only when there are words to look at. */
export function useUrgency(text: string): Urgency | undefined {
  const [urgency, setUrgency] = useState<Urgency>()
  const look = useEffectEvent(async (typed: string) => {
    // NOTE: without the list there is no card, and the form goes on: the link may be gone.
    const list = await import('@bezpechne/shared/guard/urgent').catch(() => undefined)
    setUrgency(list?.urgencyOf(typed))
  })
  useEffect(
    function lookWhenPaused() {
      const timer = setTimeout(() => void look(text), pause)
      return function typeOn() {
        clearTimeout(timer)
      }
    },
    [text],
  )
  return text.trim() === '' ? undefined : urgency
}
