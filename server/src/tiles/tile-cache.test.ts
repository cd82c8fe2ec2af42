import { interleave, tileOf, type Tile } from '@bezpechne/shared/morton'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { TileCache } from './tile-cache.ts'
import { compress, encode, plainOf } from './tile-entry.ts'

const step = fc.integer({ min: 0, max: 2 ** 26 - 1 })
const key = fc.tuple(step, step).map(([x, y]) => interleave(x, y))
const tile = fc.tuple(key, fc.integer({ min: 0, max: 18 })).map(([mk, z]) => tileOf(mk, z))
const address = ({ z, x, y }: Tile) => `${z}/${x}/${y}`
const most = (entries: number, bytes = 1e9) => new TileCache({ entries, bytes })

test('a fold drops the tiles it touched at every zoom, and no other', () => {
  fc.assert(
    fc.property(fc.array(tile, { minLength: 1 }), fc.array(key, { minLength: 1 }), (tiles, touched) => {
      const cache = most(10_000)
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
const entry = () => encode(world, 'x'.repeat(3400))

test('a fold drops a tile under each of its filters', () => {
  const cache = most(100)
  for (const query of ['', '?city=kyiv', '?colour=red']) cache.put(query, encode(world, '{}'), cache.folds)
  cache.folded([1])
  for (const query of ['', '?city=kyiv', '?colour=red']) expect(cache.get(query)).toBeUndefined()
})

test('an answer that a fold may have overtaken is not kept', () => {
  const cache = most(100)
  const before = cache.folds
  cache.folded([1])
  cache.put('late', encode(world, '{}'), before)
  expect(cache.get('late')).toBeUndefined()
})

test('a fold of unknown reach empties it', () => {
  const cache = most(100)
  cache.put('world', encode(world, '{}'), cache.folds)
  cache.folded([])
  expect(cache.get('world')).toBeUndefined()
})

test('it stays small: what nobody asked for goes first', () => {
  const cache = most(100)
  for (let x = 0; x < 10_000; x++) {
    cache.put(String(x), encode({ z: 18, x, y: 0 }, '{}'), cache.folds)
    cache.get('0')
  }
  expect(cache.get('0')).toBeDefined()
  expect(cache.get('9999')).toBeDefined()
  expect(cache.get('9000')).toBeUndefined()
})

test('it stays small in bytes too, and one tile that changes again and again takes the place of one', () => {
  const cache = most(10_000, 100_000)
  cache.put('other', entry(), cache.folds)
  for (let round = 0; round < 1000; round++) cache.put('same', entry(), cache.folds)
  expect(cache.get('other')).toBeDefined()
  const names = Array.from({ length: 1000 }, (_, index) => String(index))
  for (const name of names) cache.put(name, entry(), cache.folds)
  const kept = names.filter((name) => cache.get(name))
  expect(kept.length * 4000).toBeLessThanOrEqual(100_000)
  expect(kept.length).toBeGreaterThan(10)
})

test('the tag follows the content alone', () => {
  expect(encode(world, 'a').etag).toBe(encode({ z: 1, x: 1, y: 1 }, 'a').etag)
  expect(encode(world, 'a').etag).not.toBe(encode(world, 'b').etag)
})

test.each([
  ['{}', false, false],
  ['x'.repeat(2000), false, true],
  ['x'.repeat(20_000), true, true],
])(
  'a body is compressed when it pays: a big one at once, a small one when it is asked for again',
  (body, first, again) => {
    const one = encode(world, body)
    expect(one.gzip !== undefined).toBe(first)
    compress(one)
    expect(one.gzip !== undefined).toBe(again)
    expect(one.gzip?.length ?? 0).toBeLessThan(150)
    expect(plainOf(one)).toBe(body)
  },
)
