import type { Tile as TileAddress } from '@bezpechne/shared/morton'
import { indexOfNumber, numberAt } from '@bezpechne/shared/tile-pins'
import type { Tile } from '@bezpechne/shared/tiles'

/** What stands at one place of the world, before it is drawn. */
export interface Spot {
  /** 0 to 1 over the whole map square, eastwards and southwards. */
  u: number
  v: number
  red: number
  green: number
  /** Known by district only: an area, never a needle. */
  area: boolean
  /** Whether all of its public numbers are known; a tile of cells only counts. */
  listed: boolean
  /** Asked only when one opens it: a hundred thousand numbers are many strings. */
  numbers: () => string[]
}

type Pins = Extract<Tile, { kind: 'pins' }>
type Place = (px: number, py: number) => { u: number; v: number }

// Squares of 8 px in 4096ths of a tile: pins in one of them cover each other at every zoom.
const shift = 6

/** One inquiry, or several of one colour on one point. */
export function isOnePlace({ red, green, listed }: Spot): boolean {
  const total = red + green
  return total === 1 || (listed && total < 100 && (red === 0 || green === 0))
}

/** How far above its place a spot is seen, in px: the head of the drop stands above its tip. */
export function liftOf(spot: Spot): number {
  return !spot.area && spot.red > 0 && isOnePlace(spot) ? 22 : 0
}

/** @param areas numbers of the categories that are shown by district */
export function spotsOf(address: TileAddress, tile: Tile, areas: ReadonlySet<number>): Spot[] {
  const place = placeIn(address)
  if (tile.kind === 'pins') return [...squaresOf(tile, areas).values()].map((square) => square.spot(place))
  return tile.x.map((x, index) => {
    const [red, green] = [tile.red[index] ?? 0, tile.green[index] ?? 0]
    const area = tile.area[index] === red + green
    return { ...place(x, tile.y[index] ?? 0), red, green, area, listed: false, numbers: () => [] }
  })
}

/** Counted without an object for each pin: that, not the drawing, is what takes long with very many. */
function squaresOf(tile: Pins, areas: ReadonlySet<number>): Map<number, Square> {
  const squares = new Map<number, Square>()
  for (let index = 0; index < tile.x.length; index++) {
    const [x = 0, y = 0, cls = 0] = [tile.x[index], tile.y[index], tile.cls[index]]
    const area = areas.has(cls >> 1)
    const key = (((y >> shift) << shift) | (x >> shift)) * 2 + Number(area)
    let square = squares.get(key)
    if (!square) squares.set(key, (square = new Square(tile, area)))
    square.add(index, x, y, cls & 1)
  }
  return squares
}

class Square {
  readonly #tile: Pins
  readonly #area: boolean
  readonly #pins: number[] = []
  #x = 0
  #y = 0
  #green = 0

  constructor(tile: Pins, area: boolean) {
    this.#tile = tile
    this.#area = area
  }

  add(index: number, x: number, y: number, green: number): void {
    this.#pins.push(index)
    this.#x += x
    this.#y += y
    this.#green += green
  }

  spot(place: Place): Spot {
    const total = this.#pins.length
    return {
      ...place(this.#x / total, this.#y / total),
      red: total - this.#green,
      green: this.#green,
      area: this.#area,
      listed: true,
      numbers: () => this.#pins.map((index) => numberAt(this.#tile, index) ?? ''),
    }
  }
}

/** Where the pin of this number stands, if one of the tiles holds it. */
export function findPin(
  tiles: readonly { address: TileAddress; tile: Tile }[],
  number: string,
): { u: number; v: number; cls: number } | undefined {
  for (const { address, tile } of tiles) {
    const index = tile.kind === 'pins' ? indexOfNumber(tile, number) : -1
    if (tile.kind === 'pins' && index >= 0)
      return { ...placeIn(address)(tile.x[index] ?? 0, tile.y[index] ?? 0), cls: tile.cls[index] ?? 0 }
  }
  return undefined
}

function placeIn({ z, x, y }: TileAddress): Place {
  const side = 2 ** z
  return (px, py) => ({ u: (x + (px + 0.5) / 4096) / side, v: (y + (py + 0.5) / 4096) / side })
}
