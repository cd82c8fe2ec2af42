import type { LatLng } from '@bezpechne/shared/geo'

import type { FoundPlace } from '../../map/findings-map.tsx'

/** A row of a file on the map of what was found. */
export function foundPlace(at: LatLng, isWrong: boolean): FoundPlace {
  return { ground: isWrong ? 'wrong' : 'gap', shape: null, at }
}
