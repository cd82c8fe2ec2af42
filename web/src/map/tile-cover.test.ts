import fc from 'fast-check'
import { expect, test } from 'vitest'

import { coverOf, tileKey, tileZoom, worldSide } from './tile-cover.ts'

test.each([
  [0, 0],
  [5, 4],
  [16, 15],
  [19, 18],
  [22, 18],
])('a map of zoom %i is drawn from tiles of zoom %i', (map, tile) => {
  expect(tileZoom(map)).toBe(tile)
})

test('a tile that only touches is not asked for, the middle comes first', () => {
  const tiles = coverOf({ x: 512, y: 512 }, { x: 1536, y: 1024 }, 4)
  expect(tiles.map(tileKey)).toEqual(['3/1/1', '3/2/1'])
  expect(coverOf({ x: 0, y: 0 }, { x: 1536, y: 1536 }, 4)[0]).toEqual({ z: 3, x: 1, y: 1 })
})

test('beyond the edge of the world there are no tiles', () => {
  expect(coverOf({ x: -900, y: -900 }, { x: 700, y: 300 }, 1).map(tileKey)).toEqual(['0/0/0'])
})

test('every pixel in sight lies in exactly one of the tiles', () => {
  const zoom = fc.integer({ min: 5, max: 20 })
  const share = fc.double({ min: 0.2, max: 0.8, noNaN: true })
  fc.assert(
    fc.property(zoom, share, share, share, (mapZoom, u, v, part) => {
      const min = { x: Math.floor(u * worldSide(mapZoom)), y: Math.floor(v * worldSide(mapZoom)) }
      const pixel = { x: min.x + part * 1279, y: min.y + part * 799 }
      const tiles = coverOf(min, { x: min.x + 1280, y: min.y + 800 }, mapZoom)
      const holding = tiles.filter(({ z, x, y }) => {
        const side = worldSide(mapZoom) / 2 ** z
        return Math.floor(pixel.x / side) === x && Math.floor(pixel.y / side) === y
      })
      expect(holding).toHaveLength(1)
      expect(mapZoom > 19 || tiles.length <= 12).toBe(true)
    }),
  )
})
