import type { LiveEvent } from '@bezpechne/shared/tiles'
import { useEffect, useEffectEvent } from 'react'

import { openStream } from './stream.ts'

/**
 * Live changes of a city. After a break nobody knows what was said meanwhile, so the listener is told that tiles
 * changed and asks again.
 */
export function useLive(city: string, onEvent: (event: LiveEvent) => void): void {
  const tell = useEffectEvent(onEvent)
  useEffect(
    function listen() {
      return openLive(city, (event) => tell(event))
    },
    [city],
  )
}

export function openLive(city: string, onEvent: (event: LiveEvent) => void): () => void {
  return openStream(`/events?city=${encodeURIComponent(city)}`, {
    types: ['tile-changed', 'inquiry-changed'],
    onEvent: (type, data) => onEvent({ type, ...JSON.parse(data) }),
    onBack: () => onEvent({ type: 'tile-changed', seq: 0 }),
  })
}
