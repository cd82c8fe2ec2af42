import type { BeatOutlines } from '@bezpechne/shared/beats'
import type { CityContext } from '@bezpechne/shared/cities'

type Position = [number, number]
/** A position, a line, rings: whatever GeoJSON nests. */
type Nested = Position | Nested[]

/**
 * Outlines with fewer corners: of neighbouring ones that are nearer than the step, in degrees, one is left. A ring keeps
 * its first four corners at least, so none collapses.
 */
export function thinned<Shapes extends CityContext | BeatOutlines>(shapes: Shapes, step: number): Shapes {
  const features = shapes.features.map((feature) => ({
    ...feature,
    geometry: { ...feature.geometry, coordinates: thin(feature.geometry.coordinates, step) },
  }))
  // NOTE: the same shape as it came in, corners alone are missing; its schema looks at it before it is sent.
  return Object.assign({}, shapes, { features })
}

function thin(nested: Nested, step: number): Nested {
  if (isPosition(nested)) return nested
  return isLine(nested) ? thinLine(nested, step) : nested.map((part) => thin(part, step))
}

function thinLine(line: Position[], step: number): Position[] {
  const kept: Position[] = []
  for (const [at, corner] of line.entries()) {
    const last = kept.at(-1)
    const isEnd = at < 2 || at >= line.length - 2
    if (!last || isEnd || Math.hypot(corner[0] - last[0], corner[1] - last[1]) >= step)
      kept.push([round(corner[0]), round(corner[1])])
  }
  return kept
}

/** Five decimals are a metre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}

function isPosition(nested: Nested): nested is Position {
  return typeof nested[0] === 'number'
}

function isLine(nested: Nested[]): nested is Position[] {
  return nested[0] !== undefined && isPosition(nested[0])
}
