import type { Map as LeafletMap, PointExpression } from 'leaflet'

const moving = new WeakSet<LeafletMap>()

/** Moves the map for the reader's sake: the next "moveend" is nobody's wish, and the address stays as it was. */
export function panQuietly(map: LeafletMap, by: PointExpression): void {
  moving.add(map)
  map.panBy(by)
}

/** Whether the move that just ended was a quiet one; asking ends it. */
export function wasQuiet(map: LeafletMap): boolean {
  return moving.delete(map)
}
