/** How high a bottom sheet stands: a line of it, half of the map, nearly all of it. */
export const stops = ['low', 'half', 'full'] as const
export type Stop = (typeof stops)[number]

/** The next stop up or down; the last one stays. */
export function stepStop(stop: Stop, by: 1 | -1): Stop {
  return stops[Math.min(stops.length - 1, Math.max(0, stops.indexOf(stop) + by))] ?? stop
}

/** Where a sheet that was let go comes to rest: a flick goes on its way, a slow hand gets the nearest stop. */
export function restOf(height: number, speed: number, heights: Record<Stop, number>): Stop {
  const flick = 0.5 // px per ms
  if (speed > flick) return stops.find((stop) => heights[stop] > height) ?? 'full'
  if (speed < -flick) return stops.findLast((stop) => heights[stop] < height) ?? 'low'
  const [nearest] = stops.toSorted((a, b) => Math.abs(heights[a] - height) - Math.abs(heights[b] - height))
  return nearest ?? 'half'
}

/** The same heights as in the style sheet: a room of this height in a window of that one. */
export function heightsIn(room: number, window: number): Record<Stop, number> {
  return { low: 96, half: Math.min(316, window * 0.4), full: room - 180 }
}
