import type { LatLng } from '@bezpechne/shared/geo'

export type Ring = [number, number][]

/** Of an area that is followed: as many corners as the server takes, and square kilometres. */
export const most = { corners: 199, km2: 100 } as const

/** Closed, [longitude, latitude] with 6 decimals each; undefined while there are too few corners. */
export function ringOf(corners: readonly LatLng[]): Ring | undefined {
  const ring = corners.map(({ lat, lng }): [number, number] => [rounded(lng), rounded(lat)])
  const [first] = ring
  return first && ring.length >= 3 ? [...ring, [...first]] : undefined
}

/** Square kilometres inside, as a flat map of its latitude has them: right to a hundredth for a city. */
export function km2Of(corners: readonly LatLng[]): number {
  const middle = corners.reduce((sum, { lat }) => sum + lat, 0) / corners.length
  const wide = 111.32 * Math.cos((middle * Math.PI) / 180)
  let twice = 0
  for (const [at, { lat, lng }] of corners.entries()) {
    const next = corners[(at + 1) % corners.length]
    if (next) twice += (next.lng - lng) * (next.lat + lat)
  }
  return (Math.abs(twice) * wide * 110.95) / 2
}

/** Whether two sides of the closed line meet where they are no neighbours. */
export function crossesItself(given: readonly LatLng[]): boolean {
  const corners = distinct(given)
  const count = corners.length
  for (let a = 0; a < count; a++)
    for (let b = a + 2; b < count; b++) {
      if (a === 0 && b === count - 1) continue
      if (meet(sideAt(corners, a), sideAt(corners, b))) return true
    }
  return false
}

/** A corner that was pressed twice is one. */
function distinct(corners: readonly LatLng[]): LatLng[] {
  return corners.filter(({ lat, lng }, at) => {
    const before = corners.at(at - 1)
    return before?.lat !== lat || before.lng !== lng
  })
}

type Side = readonly [LatLng, LatLng]

function sideAt(corners: readonly LatLng[], at: number): Side {
  const from = corners[at] ?? { lat: 0, lng: 0 }
  return [from, corners[(at + 1) % corners.length] ?? from]
}

/** Both ends of one lie on the same side of the other. */
const apart = (x: number, y: number) => x * y > 0

function meet([a, b]: Side, [c, d]: Side): boolean {
  return !apart(turn(a, b, c), turn(a, b, d)) && !apart(turn(c, d, a), turn(c, d, b)) && overlap(a, b, c, d)
}

/** Of two on one line: whether they lie side by side there. */
function overlap(a: LatLng, b: LatLng, c: LatLng, d: LatLng): boolean {
  const within = (of: (p: LatLng) => number) =>
    Math.max(of(a), of(b)) >= Math.min(of(c), of(d)) && Math.max(of(c), of(d)) >= Math.min(of(a), of(b))
  return within(({ lat }) => lat) && within(({ lng }) => lng)
}

function turn(a: LatLng, b: LatLng, c: LatLng): number {
  return Math.sign((b.lng - a.lng) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lng - a.lng))
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}

/** What is wrong with an area before the server is asked; undefined where nothing is. */
export function troubleOf(corners: readonly LatLng[]): 'few' | 'crossing' | 'large' | 'many' | undefined {
  if (distinct(corners).length < 3 && corners.length <= most.corners) return 'few'
  if (corners.length > most.corners) return 'many'
  if (crossesItself(corners)) return 'crossing'
  return km2Of(corners) > most.km2 ? 'large' : undefined
}
