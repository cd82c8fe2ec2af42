import { useEffect, useSyncExternalStore } from 'react'

import { outbox } from './outbox.ts'
import type { OutboxState } from './status.ts'

export function useOutbox(): OutboxState {
  useEffect(function openOutbox() {
    void outbox.open()
  }, [])
  return useSyncExternalStore(outbox.subscribe, outbox.get)
}
