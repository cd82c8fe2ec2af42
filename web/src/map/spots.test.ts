import { interleave, tileOf, toStep } from '@bezpechne/shared/morton'
import { expect, test } from 'vitest'

import { latLngOf } from './open-spot.ts'
import { findPin, spotsOf } from './spots.ts'

const noAreas = new Set<number>()
const numbered = (no: number[]) => ({ stems: ['KYIV-2026-'], counts: [no.length], no })

test('a position in a tile is the same place of the world at every zoom', () => {
  const kyiv = { lat: 50.45, lng: 30.52 }
  const step = toStep(kyiv.lng, kyiv.lat)
  for (const z of [10, 14, 18]) {
    const address = tileOf(interleave(step.x, step.y), z)
    const side = 2 ** (26 - z)
    const inTile = (value: number) => [Math.floor(((value % side) * 4096) / side)]
    const tile = { kind: 'pins' as const, ...numbered([1]), x: inTile(step.x), y: inTile(step.y), cls: [0] }
    const [spot] = spotsOf(address, tile, noAreas)
    const back = latLngOf(spot ?? { u: 0, v: 0 })
    expect(Math.abs(back.lat - kyiv.lat)).toBeLessThan(1e-4)
    expect(Math.abs(back.lng - kyiv.lng)).toBeLessThan(1e-4)
  }
})

test('colour and area come from the class', () => {
  const tile = {
    kind: 'pins' as const,
    ...numbered([1, 1, 1]),
    x: [1, 99, 199],
    y: [1, 2, 3],
    cls: [4, 5, 28],
  }
  const spots = spotsOf({ z: 15, x: 0, y: 0 }, tile, new Set([14]))
  expect(spots.map(({ red, green, area, numbers }) => [red, green, area, ...numbers()])).toEqual([
    [1, 0, false, 'KYIV-2026-000001'],
    [0, 1, false, 'KYIV-2026-000002'],
    [1, 0, true, 'KYIV-2026-000003'],
  ])
})

test('a pin is found by its number, exactly where it stands', () => {
  const tile = { kind: 'pins' as const, ...numbered([1, 1]), x: [0, 2048], y: [0, 1024], cls: [4, 5] }
  const address = { z: 1, x: 1, y: 0 }
  const found = findPin([{ address, tile }], 'KYIV-2026-000002')
  expect(found).toMatchObject({ cls: 5 })
  expect(found?.u).toBeCloseTo(0.75, 3)
  expect(found?.v).toBeCloseTo(0.125, 3)
  expect(findPin([{ address, tile }], 'KYIV-2026-000003')).toBeUndefined()
})

test('a cell is an area only where all in it are known by district', () => {
  const tile = { kind: 'cells' as const, x: [1, 2], y: [1, 2], red: [1, 2], green: [0, 1], area: [1, 1] }
  expect(spotsOf({ z: 9, x: 0, y: 0 }, tile, noAreas).map(({ area }) => area)).toEqual([true, false])
})
