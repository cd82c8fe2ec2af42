import type { Box } from '@bezpechne/shared/geo'
import type { Colour } from '@bezpechne/shared/inquiry-states'
import { interleave, toStep } from '@bezpechne/shared/morton'

/** In steps of the map's grid. */
export interface Place {
  x: number
  y: number
}

/** A box in steps of the map's grid, both ends included. */
export interface GridBox {
  west: number
  east: number
  north: number
  south: number
}

interface Circle extends Place {
  reach: number
}

/** What the tables of the map can narrow, in their own terms. */
export interface Sought {
  city: string
  /** Of the city's counters; a pin alone tells it too, an index of pins does not. */
  district?: string | undefined
  box?: GridBox | undefined
  /** Not farther than so many steps from a place. */
  circle?: Circle | undefined
  /** National numbers; undefined: all. */
  categories?: number[] | undefined
  colour?: Colour | undefined
  /** Months since 2000-01, both included. */
  months?: [first: number, last: number] | undefined
}

const world: GridBox = { west: 0, north: 0, east: 2 ** 26 - 1, south: 2 ** 26 - 1 }

/**
 * NOTE: list and counts must agree on what lies on an edge, so both ask for steps (0.4 m in Kyiv): a pin is inside
 * when its step is.
 */
export function gridBox({ west, south, east, north }: Box): GridBox {
  const [from, to] = [toStep(west, north), toStep(east, south)]
  return { west: from.x, north: from.y, east: to.x, south: to.y }
}

/** A box around what both share; undefined: they share nothing. */
function boxOf({ box = world, circle }: Pick<Sought, 'box' | 'circle'>): GridBox | undefined {
  return circle ? meet(box, around(circle)) : box
}

function around({ x, y, reach }: Circle): GridBox {
  return { west: x - reach, north: y - reach, east: x + reach, south: y + reach }
}

function meet(one: GridBox, other: GridBox): GridBox | undefined {
  const west = Math.max(one.west, other.west)
  const east = Math.min(one.east, other.east)
  const north = Math.max(one.north, other.north)
  const south = Math.min(one.south, other.south)
  return west <= east && north <= south ? { west, east, north, south } : undefined
}

const coarsest = 2

/**
 * The at most four squares, as small as may be, that hold what is sought: there the count begins.
 * @param finest the level of square that is counted at last
 */
export function squaresOver(sought: Pick<Sought, 'box' | 'circle'>, finest: number) {
  let level = finest - 1
  const box = boxOf(sought)
  if (!box) return { level, squares: [] }
  while (level > coarsest && (cellsWide(box, level) > 2 || cellsHigh(box, level) > 2)) level -= 1
  const squares: { x: number; y: number; ck: number }[] = []
  const shift = 26 - level
  for (let x = box.west >>> shift; x <= box.east >>> shift; x += 1)
    for (let y = box.north >>> shift; y <= box.south >>> shift; y += 1)
      squares.push({ x, y, ck: interleave(x, y) })
  return { level, squares }
}

function cellsWide({ west, east }: GridBox, level: number): number {
  return (east >>> (26 - level)) - (west >>> (26 - level)) + 1
}

function cellsHigh({ north, south }: GridBox, level: number): number {
  return (south >>> (26 - level)) - (north >>> (26 - level)) + 1
}
