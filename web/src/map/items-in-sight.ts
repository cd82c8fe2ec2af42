import type { DrawnItem } from './drawn-item.ts'
import type { DrawnSpot } from './drawn-spot.ts'
import type { Spot } from './spots.ts'

/** Largest first, as somebody would describe the map. */
export function itemsInSight(
  size: { x: number; y: number },
  drawn: DrawnSpot[],
  open: (spot: Spot) => void,
): DrawnItem[] {
  return drawn
    .filter(({ seenAt: { x, y } }) => x >= 0 && y >= 0 && x <= size.x && y <= size.y)
    .toSorted((a, b) => b.spot.red + b.spot.green - a.spot.red - a.spot.green)
    .map(({ key, kind, spot, label }) => ({
      key,
      kind,
      red: spot.red,
      green: spot.green,
      number: spot.red + spot.green === 1 ? spot.numbers()[0] : undefined,
      label,
      open: () => open(spot),
    }))
}

/** Whether two lists say the same. */
export function keysOf(items: DrawnItem[]): string {
  return items.map(({ key, number }) => `${key}${number}`).join(' ')
}
