import type { BeatOutlines, Outline } from '@bezpechne/shared/beats'
import type { LatLng } from '@bezpechne/shared/geo'

type Ring = Outline['coordinates'][number][number]

/** Metres of a degree of latitude; of longitude it is as much at the equator. */
const degree = 111_320

/**
 * Beats at a point, from their outlines alone: the one that holds it first, then those within the doubt.
 * @param doubt in metres
 */
export function beatsNear(
  { features }: BeatOutlines,
  at: LatLng,
  doubt: number,
): { id: string; distance: number }[] {
  return features
    .map(({ id, geometry }) => ({ id, distance: distanceTo(geometry, at) }))
    .filter(({ distance }) => distance <= doubt)
    .toSorted((one, other) => one.distance - other.distance)
}

/** Metres to an outline, 0 inside. */
export function distanceTo({ coordinates }: Outline, at: LatLng): number {
  const inside = coordinates.some(
    ([outer = [], ...holes]) => holds(outer, at) && !holes.some((hole) => holds(hole, at)),
  )
  return inside ? 0 : Math.min(...coordinates.flat().map((ring) => toRing(ring, at)))
}

function holds(ring: Ring, { lat, lng }: LatLng): boolean {
  let inside = false
  for (const [at, [x, y]] of ring.entries()) {
    const [u, v] = ring[(at + ring.length - 1) % ring.length] ?? [x, y]
    if (y > lat !== v > lat && lng < ((u - x) * (lat - y)) / (v - y) + x) inside = !inside
  }
  return inside
}

function toRing(ring: Ring, { lat, lng }: LatLng): number {
  const east = degree * Math.cos((lat * Math.PI) / 180)
  const flat = ring.map(([x, y]) => ({ x: (x - lng) * east, y: (y - lat) * degree }))
  let least = Infinity
  for (const [at, end] of flat.entries()) {
    const start = flat[at - 1] ?? end
    const [dx, dy] = [end.x - start.x, end.y - start.y]
    const along = Math.max(0, Math.min(1, -(start.x * dx + start.y * dy) / (dx * dx + dy * dy || 1)))
    least = Math.min(least, Math.hypot(start.x + along * dx, start.y + along * dy))
  }
  return least
}
