import { interleave, tileOf, type Tile } from '@bezpechne/shared/morton'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { encode, TileCache } from './tile-cache.ts'

const step = fc.integer({ min: 0, max: 2 ** 26 - 1 })
const key = fc.tuple(step, step).map(([x, y]) => interleave(x, y))
const tile = fc.tuple(key, fc.integer({ min: 0, max: 18 })).map(([mk, z]) => tileOf(mk, z))
const address = ({ z, x, y }: Tile) => `${z}/${x}/${y}`

test('a fold drops the tiles it touched at every zoom, and no other', () => {
  fc.assert(
    fc.property(fc.array(tile, { minLength: 1 }), fc.array(key, { minLength: 1 }), (tiles, touched) => {
      const cache = new TileCache(10_000)
      for (const one of tiles) cache.put(address(one), encode(one, '{}'), cache.folds)
      cache.folded(touched)
      for (const one of tiles) {
        const hit = touched.some((mk) => address(tileOf(mk, one.z)) === address(one))
        expect(cache.get(address(one)) === undefined).toBe(hit)
      }
    }),
  )
})

const world = { z: 0, x: 0, y: 0 }

test('an answer that a fold may have overtaken is not kept', () => {
  const cache = new TileCache(100)
  const before = cache.folds
  cache.folded([1])
  cache.put('late', encode(world, '{}'), before)
  expect(cache.get('late')).toBeUndefined()
})

test('a fold of unknown reach empties it', () => {
  const cache = new TileCache(100)
  cache.put('world', encode(world, '{}'), cache.folds)
  cache.folded([])
  expect(cache.get('world')).toBeUndefined()
})

test('it stays small: what nobody asked for goes first', () => {
  const cache = new TileCache(100)
  for (let x = 0; x < 10_000; x++) {
    cache.put(String(x), encode({ z: 18, x, y: 0 }, '{}'), cache.folds)
    cache.get('0')
  }
  expect(cache.get('0')).toBeDefined()
  expect(cache.get('9999')).toBeDefined()
  expect(cache.get('9000')).toBeUndefined()
})

test('the tag follows the content alone; small answers are not compressed', () => {
  expect(encode(world, 'a').etag).toBe(encode({ z: 1, x: 1, y: 1 }, 'a').etag)
  expect(encode(world, 'a').etag).not.toBe(encode(world, 'b').etag)
  expect(encode(world, '{}').gzip).toBeUndefined()
  expect(encode(world, 'x'.repeat(2000)).gzip?.length).toBeLessThan(100)
})
