import type { Tile as TileAddress } from '@bezpechne/shared/morton'
import type { Tile } from '@bezpechne/shared/tiles'

/** What stands at one place of the world, before it is drawn. */
export interface Spot {
  /** 0 to 1 over the whole map square, eastwards and southwards. */
  u: number
  v: number
  red: number
  green: number
  /** Public numbers; empty where a tile only counts. */
  numbers: string[]
  /** Known by district only: an area, never a needle. */
  area: boolean
}

/** @param areas numbers of the categories that are shown by district */
export function spotsOf(address: TileAddress, tile: Tile, areas: ReadonlySet<number>): Spot[] {
  const place = placeIn(address)
  if (tile.kind === 'cells') {
    return tile.x.map((x, index) => {
      const [red, green] = [tile.red[index] ?? 0, tile.green[index] ?? 0]
      return {
        ...place(x, tile.y[index] ?? 0),
        red,
        green,
        numbers: [],
        area: tile.area[index] === red + green,
      }
    })
  }
  return tile.x.map((x, index) => {
    const cls = tile.cls[index] ?? 0
    const green = cls % 2
    const number = tile.id[index]
    return {
      ...place(x, tile.y[index] ?? 0),
      red: 1 - green,
      green,
      numbers: number === undefined ? [] : [number],
      area: areas.has(cls >> 1),
    }
  })
}

function placeIn({ z, x, y }: TileAddress) {
  const side = 2 ** z
  return (px: number, py: number) => ({
    u: (x + (px + 0.5) / 4096) / side,
    v: (y + (py + 0.5) / 4096) / side,
  })
}
