import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'

import { openStream } from '../lib/stream.ts'

const soonest = 1000
const hiddenSoonest = 15_000

/**
 * The queue as it changes under the hands of others. The stream says only that it did, so the list is asked again: at
 * most once a second, and seldom while nobody looks.
 */
export function useQueueLive(city: string): void {
  const client = useQueryClient()
  const refresh = useEffectEvent(() => {
    void client.invalidateQueries({ queryKey: ['moderation', city, 'queue'] })
  })
  useEffect(
    function listen() {
      let last = -Infinity
      let timer: ReturnType<typeof setTimeout> | undefined
      function changed(): void {
        const pause = document.hidden ? hiddenSoonest : soonest
        const rest = last + pause - performance.now()
        clearTimeout(timer)
        timer = setTimeout(
          () => {
            last = performance.now()
            refresh()
          },
          Math.max(0, rest),
        )
      }
      const close = openStream(`/cities/${city}/moderation/events`, {
        types: ['queue-changed'],
        onEvent: changed,
        onBack: changed,
      })
      // What changed while the tab was away is wanted now.
      const back = () => timer !== undefined && !document.hidden && changed()
      document.addEventListener('visibilitychange', back)
      return function stopListening() {
        document.removeEventListener('visibilitychange', back)
        clearTimeout(timer)
        close()
      }
    },
    [city],
  )
}
