import { clusterRadius } from './cluster.ts'
import { liftOf, type Spot } from './spots.ts'

const pinRadius = 13
// Neighbours may touch and overlap a little; below this they cannot be read or told apart by a finger.
const allowedOverlap = 0.7
const bucketSide = 64 // px; more than two spots ever reach
const row = 2 ** 22 // more buckets than the world has beside each other at the finest zoom

/** How far from its middle a spot covers the map. */
export function spotRadius({ red, green, area }: Spot): number {
  // Areas of one district share a point; those of neighbours may overlap, they are soft.
  if (area) return 12
  return red + green === 1 ? pinRadius : clusterRadius(red + green)
}

/**
 * Spots that would cover each other become one, so what is drawn can be read and pressed. Sums are kept: the numbers
 * on the map always equal the data.
 * @param side of the world in px at this zoom
 */
export function mergeSpots(spots: readonly Spot[], side: number): Spot[] {
  const merged = mergeOnce(spots, side)
  // What has grown may cover its neighbour now: until nothing covers anything.
  return merged.length < spots.length ? mergeSpots(merged, side) : merged
}

function mergeOnce(spots: readonly Spot[], side: number): Spot[] {
  const kept = new Buckets()
  // Largest first, then by place: the same picture whatever the order in which tiles came.
  const inOrder = spots.toSorted((a, b) => b.red + b.green - a.red - a.green || a.v - b.v || a.u - b.u)
  for (const spot of inOrder) {
    const [x, y] = [spot.u * side, spot.v * side]
    const near = kept.coveringOf(spot, x, y)
    if (near) near.take(spot)
    else kept.add(new Kept(spot, x, y))
  }
  return kept.all.map((one) => one.whole())
}

class Kept {
  /** Where it was first, in px: buckets and distances stay true while the mean moves. */
  readonly x: number
  readonly y: number
  readonly area: boolean
  readonly lift: number
  radius: number
  readonly #parts: Spot[]
  #red: number
  #green: number

  constructor(first: Spot, x: number, y: number) {
    this.x = x
    this.y = y
    this.area = first.area
    this.lift = liftOf(first)
    this.radius = spotRadius(first)
    this.#parts = [first]
    this.#red = first.red
    this.#green = first.green
  }

  take(other: Spot): void {
    this.#parts.push(other)
    this.#red += other.red
    this.#green += other.green
    if (!this.area) this.radius = clusterRadius(this.#red + this.#green)
  }

  whole(): Spot {
    const parts = this.#parts
    const [first] = parts
    if (first && parts.length === 1) return first
    const [red, green] = [this.#red, this.#green]
    let [u, v] = [0, 0]
    for (const part of parts) {
      const share = (part.red + part.green) / (red + green)
      u += part.u * share
      v += part.v * share
    }
    // A count together with numbers is a count: nobody could list it.
    const listed = parts.every((part) => part.listed)
    const numbers = () => (listed ? parts.flatMap((part) => part.numbers()).toSorted() : [])
    return { u, v, red, green, area: this.area, listed, numbers }
  }
}

class Buckets {
  readonly #buckets = new Map<number, Kept[]>()
  readonly all: Kept[] = []

  add(kept: Kept): void {
    const key = Math.floor(kept.x / bucketSide) * row + Math.floor(kept.y / bucketSide)
    const bucket = this.#buckets.get(key)
    if (bucket) bucket.push(kept)
    else this.#buckets.set(key, [kept])
    this.all.push(kept)
  }

  /** The nearest kept spot that this one would cover. */
  coveringOf(spot: Spot, x: number, y: number): Kept | undefined {
    const middle = Math.floor(x / bucketSide) * row + Math.floor(y / bucketSide)
    const radius = spotRadius(spot)
    const lift = liftOf(spot)
    let best: Kept | undefined
    let least = Infinity
    for (let at = 0; at < 9; at++) {
      const key = middle + (Math.floor(at / 3) - 1) * row + (at % 3) - 1
      for (const kept of this.#buckets.get(key) ?? []) {
        const below = kept.y - y
        // By place and as seen: a drop may hide with its head what stands north of it.
        const distance = (kept.x - x) ** 2 + Math.min(below ** 2, (below - kept.lift + lift) ** 2)
        if (distance < least && kept.area === spot.area && distance < reach(kept.radius + radius))
          [best, least] = [kept, distance]
      }
    }
    return best
  }
}

/** As a square: distances are only compared. */
function reach(radii: number): number {
  return Math.min(bucketSide, radii * allowedOverlap) ** 2
}
