import { maxTileZoom, type Tile } from '@bezpechne/shared/morton'

interface Corner {
  x: number
  y: number
}

/** Tiles are 512 px wide, so their zoom is one less than the map's. */
export function tileZoom(mapZoom: number): number {
  return Math.min(maxTileZoom, Math.max(0, Math.round(mapZoom) - 1))
}

/** Side of the whole world in px at a zoom of the map. */
export function worldSide(mapZoom: number): number {
  return 256 * 2 ** mapZoom
}

/** Tiles that meet a rectangle of world pixels, nearest to its middle first. */
export function coverOf(min: Corner, max: Corner, mapZoom: number): Tile[] {
  const z = tileZoom(mapZoom)
  const side = worldSide(mapZoom) / 2 ** z
  const last = 2 ** z - 1
  const first = (px: number) => Math.max(0, Math.floor(px / side))
  const end = (px: number) => Math.min(last, Math.ceil(px / side) - 1)
  const tiles: Tile[] = []
  for (let x = first(min.x); x <= end(max.x); x++) {
    for (let y = first(min.y); y <= end(max.y); y++) tiles.push({ z, x, y })
  }
  const middle = { x: (min.x + max.x) / 2 / side - 0.5, y: (min.y + max.y) / 2 / side - 0.5 }
  const away = ({ x, y }: Tile) => Math.hypot(x - middle.x, y - middle.y)
  return tiles.toSorted((a, b) => away(a) - away(b))
}

export function tileKey({ z, x, y }: Tile): string {
  return `${z}/${x}/${y}`
}
