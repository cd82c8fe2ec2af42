import { clusterRadius } from './cluster.ts'
import type { Spot } from './spots.ts'

const pinRadius = 13
// Neighbours may touch and overlap a little; below this they cannot be read or told apart by a finger.
const allowedOverlap = 0.7

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
  const kept = new Buckets(side)
  // Largest first, then by place: the same picture whatever the order in which tiles came.
  const inOrder = spots.toSorted((a, b) => b.red + b.green - a.red - a.green || a.v - b.v || a.u - b.u)
  for (const spot of inOrder) {
    const near = kept.coveringOf(spot)
    if (near) absorb(near, spot)
    else kept.add({ ...spot, numbers: [...spot.numbers] })
  }
  return kept.all.map(({ spot }) => spot)
}

interface Kept {
  spot: Spot
  /** Where it was first: buckets and distances stay true while the mean moves. */
  u: number
  v: number
}

function absorb({ spot }: Kept, other: Spot): void {
  const [own, more] = [spot.red + spot.green, other.red + other.green]
  // A count together with numbers is a count: nobody could list it.
  spot.numbers =
    spot.numbers.length === own && other.numbers.length === more ? [...spot.numbers, ...other.numbers] : []
  spot.u = (spot.u * own + other.u * more) / (own + more)
  spot.v = (spot.v * own + other.v * more) / (own + more)
  spot.red += other.red
  spot.green += other.green
}

const bucketSide = 64 // px; more than two spots ever reach

class Buckets {
  readonly #side: number
  readonly #buckets = new Map<string, Kept[]>()
  readonly all: Kept[] = []

  constructor(side: number) {
    this.#side = side
  }

  add(spot: Spot): void {
    const kept = { spot, u: spot.u, v: spot.v }
    const key = this.#key(spot, 0, 0)
    const bucket = this.#buckets.get(key)
    if (bucket) bucket.push(kept)
    else this.#buckets.set(key, [kept])
    this.all.push(kept)
  }

  /** The nearest kept spot that this one would cover. */
  coveringOf(spot: Spot): Kept | undefined {
    let best: Kept | undefined
    let least = Infinity
    for (const kept of this.#around(spot)) {
      if (kept.spot.area !== spot.area) continue
      const distance = Math.hypot(kept.u - spot.u, kept.v - spot.v) * this.#side
      if (distance < least && distance < reachOf(kept.spot, spot)) [best, least] = [kept, distance]
    }
    return best
  }

  #around(spot: Spot): Kept[] {
    const steps = [-1, 0, 1]
    return steps.flatMap((dx) => steps.flatMap((dy) => this.#buckets.get(this.#key(spot, dx, dy)) ?? []))
  }

  #key({ u, v }: Spot, dx: number, dy: number): string {
    return `${Math.floor((u * this.#side) / bucketSide) + dx}:${Math.floor((v * this.#side) / bucketSide) + dy}`
  }
}

function reachOf(kept: Spot, other: Spot): number {
  return Math.min(bucketSide, (spotRadius(kept) + spotRadius(other)) * allowedOverlap)
}
