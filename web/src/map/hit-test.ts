export interface Target {
  x: number
  y: number
  radius: number
}

export const touchReach = 22
export const mouseReach = 12

/** The nearest target within reach, the last drawn of several; -1 when there is none. */
export function targetAt(targets: readonly Target[], at: { x: number; y: number }, reach: number): number {
  let best = -1
  let least = Infinity
  for (const [index, { x, y, radius }] of targets.entries()) {
    const distance = Math.hypot(x - at.x, y - at.y)
    if (distance <= Math.max(radius, reach) && distance <= least) [best, least] = [index, distance]
  }
  return best
}
