import { roundDegrees } from '@bezpechne/shared/degrees'
import type { LatLng } from '@bezpechne/shared/geo'

const metresPerDegree = 111_320
const side = 60

/**
 * The centre of the 60 m cell around a point: the same for every point in the cell, so that a doorway cannot be told
 * and asking again averages nothing out.
 */
export function streetCell({ lat, lng }: LatLng): LatLng {
  const high = side / metresPerDegree
  const middle = (Math.floor(lat / high) + 0.5) * high
  // A cell is as wide as its row's middle says, so that all points of a row agree on the columns.
  const wide = high / Math.cos((middle * Math.PI) / 180)
  return roundDegrees({ lat: middle, lng: (Math.floor(lng / wide) + 0.5) * wide })
}
