import { areaRadius, labelsFrom } from './area.ts'
import { spotRadius } from './merge.ts'
import { isOnePlace, liftOf, type Spot } from './spots.ts'

/** A spot with its place on the canvas, and what a pointer may hit. */
export interface DrawnSpot {
  spot: Spot
  kind: 'pin' | 'cluster' | 'area'
  key: string
  x: number
  y: number
  /** The same in the element of the map. */
  seenAt: { x: number; y: number }
  radius: number
  /** Where a finger aims: the head of the drop stands above its tip. */
  aim: { x: number; y: number; radius: number }
  label: string
}

export function kindOf(spot: Spot): DrawnSpot['kind'] {
  if (spot.area) return 'area'
  return isOnePlace(spot) ? 'pin' : 'cluster'
}

/** How far a spot may stand beside the canvas and still be seen on it. */
export function reachOf(spot: Spot, zoom: number): number {
  return 40 + (spot.area ? areaRadius(spot.v, zoom) : spotRadius(spot))
}

/** The same place and count keep their key from one drawing to the next. */
function keyOfSpot({ u, v, red, green, area }: Spot): string {
  return `${u.toFixed(9)}:${v.toFixed(9)}:${red}:${green}${area ? ':area' : ''}`
}

export function placeSpot(
  spot: Spot,
  place: { x: number; y: number },
  {
    zoom,
    nameArea,
    edge,
  }: { zoom: number; nameArea: (spot: Spot) => string; edge: { x: number; y: number } },
): DrawnSpot {
  const kind = kindOf(spot)
  const radius = kind === 'area' ? areaRadius(spot.v, zoom) : kind === 'pin' ? 15 : spotRadius(spot)
  const label = kind === 'area' && zoom >= labelsFrom ? nameArea(spot) : ''
  const seenAt = { x: place.x - edge.x, y: place.y - edge.y }
  const aim = { x: place.x, y: place.y - liftOf(spot), radius: kind === 'area' ? 30 : radius }
  return { spot, kind, key: keyOfSpot(spot), ...place, seenAt, radius, aim, label }
}
