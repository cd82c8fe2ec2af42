import type { Tile } from '@bezpechne/shared/tiles'
import { expect, test } from 'vitest'

import { TileStore } from './tile-store.ts'

const tileWith = (stem: string): Tile => ({
  kind: 'pins',
  stems: [stem],
  counts: [1],
  no: [1],
  x: [0],
  y: [0],
  cls: [0],
})
const none = new Set<number>()
const world = { z: 0, x: 0, y: 0 }
const { signal } = new AbortController()

test('a tile is read once for a version and a filter', async () => {
  const asked: string[] = []
  const store = new TileStore(none, async (_, query) => {
    asked.push(query)
    return tileWith('A')
  })
  await store.load([world], '', { version: 0, signal })
  await store.load([world], '', { version: 0, signal })
  await store.load([world], '?colour=red', { version: 0, signal })
  await store.load([world], '', { version: 1, signal })
  expect(asked).toEqual(['', '?colour=red', ''])
})

test('without a connection the last known tile serves, and what is missing is said', async () => {
  let online = true
  const store = new TileStore(none, async () => {
    if (!online) throw new Error('offline')
    return tileWith('A')
  })
  await store.load([world], '', { version: 0, signal })
  online = false
  expect(await store.load([world], '', { version: 1, signal })).toMatchObject({
    tiles: [{ address: world, tile: tileWith('A'), spots: [{ red: 1, green: 0 }] }],
    complete: false,
  })
  // Nearer, the pin is still there, in its own quarter alone; another filter was never read.
  expect(await store.load([{ z: 3, x: 0, y: 0 }], '', { version: 1, signal })).toMatchObject({
    tiles: [{ spots: [{ red: 1, green: 0 }] }],
    complete: false,
  })
  expect(await store.load([{ z: 1, x: 1, y: 0 }], '', { version: 1, signal })).toMatchObject({
    tiles: [{ spots: [] }],
  })
  expect(await store.load([{ z: 1, x: 0, y: 0 }], '?colour=red', { version: 1, signal })).toEqual({
    tiles: [],
    complete: false,
  })
})
