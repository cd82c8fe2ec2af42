import type { ResidentHere } from '@bezpechne/shared/residents'
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

import { get } from './api.ts'
import { dropFromDevice, findOnDevice, putOnDevice } from './device-store.ts'

/** That somebody signed in here, and not who: the session's own cookie no script can read. */
const key = 'signed-in'
const listeners = new Set<() => void>()

/** Whether somebody may be signed in here; who never was is asked nothing, and the server neither. */
export function useMaybeSignedIn(): boolean {
  return useSyncExternalStore(subscribe, () => findOnDevice(key) !== null)
}

/** What the server has just said. */
export function noteSession(here: boolean): void {
  if (here === (findOnDevice(key) !== null)) return
  if (here) putOnDevice(key, '1')
  else dropFromDevice(key)
  for (const tell of listeners) tell()
}

/** Other tabs of this browser tell, too. */
function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  addEventListener('storage', tell)
  return function stop() {
    listeners.delete(tell)
    removeEventListener('storage', tell)
  }
}

/** Who is signed in here. NOTE: asked anew on every visit: a session ends by itself. */
export function useResident() {
  return useQuery({
    queryKey: ['mine', 'who'],
    async queryFn({ signal }) {
      const here = await get<ResidentHere>('/mine', signal)
      noteSession(here.resident !== null)
      return here
    },
    gcTime: 0,
  })
}
