import { useEffect, useSyncExternalStore } from 'react'

import type { WriterState } from './writer-state.ts'
import { type Writer, writerFor } from './writer.ts'

/** The draft of this city: what it says now, and the hand that writes it. */
export function useWriter(city: string): [WriterState, Writer] {
  const writer = writerFor(city)
  const state = useSyncExternalStore(writer.subscribe, writer.get)
  useEffect(
    function openDraft() {
      writer.open()
      return function saveDraft() {
        writer.flush()
      }
    },
    [writer],
  )
  return [state, writer]
}
