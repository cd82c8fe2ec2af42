import type { LatLng } from '@bezpechne/shared/geo'
import { useState } from 'react'

import { locate, LocateError, type LocateProblem } from './locate.ts'

export type Locating = 'idle' | 'locating' | 'located' | LocateProblem

/** The own-position button: its state for the words beside it, and the act. */
export function useLocate(onFound: (at: LatLng, accuracy: number) => void): [Locating, () => void] {
  const [state, setState] = useState<Locating>('idle')
  async function find(): Promise<void> {
    setState('locating')
    try {
      const { at, accuracy } = await locate()
      onFound(at, accuracy)
      setState('located')
    } catch (error) {
      if (!(error instanceof LocateError)) throw error
      setState(error.problem)
    }
  }
  return [state, () => void find()]
}
