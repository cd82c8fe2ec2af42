import { roundDegrees } from '@bezpechne/shared/degrees'
import type { LatLng } from '@bezpechne/shared/geo'

export type LocateProblem = 'locate-denied' | 'locate-unavailable' | 'locate-timeout' | 'locate-unsupported'

/** Why there is no position: a key of the map's words. */
export class LocateError extends Error {
  readonly problem: LocateProblem

  constructor(problem: LocateProblem) {
    super(problem)
    this.problem = problem
  }
}

const problemOf: Record<number, LocateProblem> = {
  1: 'locate-denied',
  2: 'locate-unavailable',
  3: 'locate-timeout',
}

/** Accuracy: metres by which it may be wrong. */
export interface Located {
  at: LatLng
  accuracy: number
}

/** Where the device is, asked once; it stays on the device unless the person sends it. */
export function locate(): Promise<Located> {
  return new Promise((resolve, reject) => {
    // NOTE: absent on plain http, whatever the browser.
    if (!navigator.geolocation) return reject(new LocateError('locate-unsupported'))
    return navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude: lat, longitude: lng, accuracy } }) =>
        resolve({ at: roundDegrees({ lat, lng }), accuracy }),
      ({ code }) => reject(new LocateError(problemOf[code] ?? 'locate-unavailable')),
      { enableHighAccuracy: true, timeout: 12_000, maximumAge: 30_000 },
    )
  })
}
