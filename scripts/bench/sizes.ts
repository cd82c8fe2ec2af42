import { tileOf, toStep } from '@bezpechne/shared/morton'
import { Tile } from '@bezpechne/shared/tiles'

import { villages } from './cities.ts'
import type { Figure } from './results.ts'
import { median } from './sample.ts'
import { pathOf, type Views } from './views.ts'

/** Bytes on the wire, compressed as a browser gets them. */
async function sizeOf(origin: string, tile: string): Promise<{ wire: number; body: Buffer }> {
  // NOTE: fetch unpacks, and the length that was sent is in the head.
  const answer = await fetch(`${origin}/api/v1/tiles${tile}`, { headers: { 'accept-encoding': 'gzip' } })
  const body = Buffer.from(await answer.arrayBuffer())
  return { wire: Number(answer.headers.get('content-length') ?? body.length), body }
}

const kB = 1000

export async function sizeFigures({ keys, full }: Views, origin: string, tiles: number): Promise<Figure[]> {
  const country = await Promise.all(countryTiles(5).map(async (tile) => sizeOf(origin, tile)))
  const national = country.reduce((sum, { wire }) => sum + wire, 0)
  const asked = Array.from({ length: tiles }, (_, n) => pathOf(tileOf(keys[n % keys.length] ?? 0, n % 19)))
  const wires: number[] = []
  for (const tile of new Set(asked)) wires.push((await sizeOf(origin, tile)).wire)
  return [
    {
      what: `the country at map zoom 6, ${country.length} tiles`,
      unit: 'kB',
      value: national / kB,
      goal: { most: 3 },
    },
    {
      what: `the biggest of ${wires.length} tiles of all zooms`,
      unit: 'kB',
      value: Math.max(...wires) / kB,
      goal: { most: 15 },
      note: `median ${(median(wires) / kB).toFixed(2)} kB`,
    },
    ...(await fullTiles(origin, full)),
  ]
}

/** Addresses of the tiles that cover the country. */
function countryTiles(z: number): string[] {
  const shift = 26 - z
  const [first, last] = [toStep(villages.west, villages.north), toStep(villages.east, villages.south)]
  const [left = 0, right = 0, top = 0, bottom = 0] = [first.x, last.x, first.y, last.y].map(
    (step) => step >> shift,
  )
  return Array.from({ length: right - left + 1 }, (_, x) =>
    Array.from({ length: bottom - top + 1 }, (__, y) => pathOf({ z, x: left + x, y: top + y })),
  ).flat()
}

/** As full as tiles of pins come. */
async function fullTiles(origin: string, tiles: Views['full']): Promise<Figure[]> {
  if (!tiles.length) return []
  const found = await Promise.all(tiles.map((tile) => sizeOf(origin, pathOf(tile))))
  const pins = found
    .map(({ body }) => Tile.parse(JSON.parse(String(body))))
    .map((tile) => (tile.kind === 'pins' ? tile.no.length : 0))
  const wires = found.map(({ wire }) => wire / kB)
  return [
    {
      what: `a tile of ${Math.min(...pins)} to ${Math.max(...pins)} pins`,
      unit: 'kB',
      value: median(wires),
      low: Math.min(...wires),
      high: Math.max(...wires),
      goal: { most: 8 },
    },
  ]
}
