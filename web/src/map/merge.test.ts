import type { Tile } from '@bezpechne/shared/tiles'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { mergeSpots, spotRadius } from './merge.ts'
import { liftOf, type Spot, spotsOf } from './spots.ts'
import { worldSide } from './tile-cover.ts'

const side = 256 * 2 ** 11
const at = (x: number, y: number, more: Partial<Spot> = {}): Spot => ({
  u: x / side,
  v: y / side,
  red: 1,
  green: 0,
  area: false,
  listed: false,
  numbers: () => [],
  ...more,
})
const known = (number: string) => at(5, 5, { listed: true, numbers: () => [number] })
const total = (spots: Spot[]) => spots.reduce((sum, { red, green }) => sum + red + green, 0)

test('pins that would cover each other become one, pins apart stay', () => {
  expect(mergeSpots([at(100, 100), at(110, 100, { red: 0, green: 1 })], side)).toMatchObject([
    { red: 1, green: 1 },
  ])
  expect(mergeSpots([at(100, 100), at(140, 100)], side)).toHaveLength(2)
})

test('the head of a drop hides nobody north of it', () => {
  const north = at(100, 78, { red: 0, green: 1 })
  expect(mergeSpots([at(100, 100), north], side)).toHaveLength(1)
  expect(mergeSpots([at(100, 100, { red: 0, green: 1 }), north], side)).toHaveLength(2)
})

test('also across the border of two tiles', () => {
  expect(mergeSpots([at(511, 100), at(513, 100)], side)).toHaveLength(1)
})

test('an area is no pin, however near', () => {
  expect(mergeSpots([at(100, 100), at(100, 100, { area: true })], side)).toHaveLength(2)
})

test('numbers are kept only while all of them are known', () => {
  expect(mergeSpots([known('B'), known('A')], side)[0]?.numbers()).toEqual(['A', 'B'])
  const [counted] = mergeSpots([known('A'), known('B'), at(5, 5)], side)
  expect([counted?.listed, counted?.numbers()]).toEqual([false, []])
})

const spot = fc.record({
  u: fc.double({ min: 0.5, max: 0.502, noNaN: true }),
  v: fc.double({ min: 0.3, max: 0.302, noNaN: true }),
  red: fc.constantFrom(0, 1, 3, 400),
  green: fc.constantFrom(0, 1, 8, 30),
  listed: fc.constant(false),
  numbers: fc.constant(() => [] as string[]),
  area: fc.boolean(),
})

const seen = spot.filter(({ red, green }) => red + green > 0)

/** What one sees: place to a thousandth of a pixel, counts. */
const picture = (spots: Spot[]) =>
  spots
    .map(({ u, v, red, green, area }) =>
      [(u * side).toFixed(3), (v * side).toFixed(3), red, green, area].join(),
    )
    .toSorted()

test('no inquiry is lost or counted twice, and the picture is the same in whatever order tiles come', () => {
  fc.assert(
    fc.property(fc.array(seen, { maxLength: 60 }), fc.infiniteStream(fc.nat()), (spots, random) => {
      const merged = mergeSpots(spots, side)
      expect(total(merged)).toBe(total(spots))
      const shuffled = spots
        .map((one) => ({ one, key: random.next().value }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ one }) => one)
      expect(picture(mergeSpots(shuffled, side))).toEqual(picture(merged))
    }),
  )
})

test('what is drawn can be told apart: nothing covers another by more than a third', () => {
  fc.assert(
    fc.property(fc.array(seen, { maxLength: 120 }), (spots) => {
      const merged = mergeSpots(spots, side)
      for (const [index, a] of merged.entries()) {
        for (const b of merged.slice(index + 1).filter(({ area }) => area === a.area)) {
          const below = (a.v - b.v) * side
          const apart = Math.min(Math.abs(below), Math.abs(below - liftOf(a) + liftOf(b)))
          const distance = Math.hypot((a.u - b.u) * side, apart)
          expect(distance).toBeGreaterThan(Math.min(64, (spotRadius(a) + spotRadius(b)) * 0.7) - 1e-6)
        }
      }
    }),
  )
})

const pin = fc.record({ x: fc.nat(4095), y: fc.nat(4095), cls: fc.nat(7) })

test('tiles full of pins, each merged by itself and then together, hold every pin with its colour and number', () => {
  fc.assert(
    fc.property(fc.array(fc.array(pin, { maxLength: 200 }), { minLength: 1, maxLength: 4 }), (tiles) => {
      const parts = tiles.map((pins, x) => {
        const tile: Tile = {
          kind: 'pins',
          stems: [`T${x}-2026-`],
          counts: [pins.length],
          no: pins.map(() => 3),
          x: pins.map((one) => one.x),
          y: pins.map((one) => one.y),
          cls: pins.map((one) => one.cls),
        }
        return mergeSpots(spotsOf({ z: 15, x, y: 0 }, tile, new Set([3])), worldSide(16))
      })
      const merged = mergeSpots(parts.flat(), worldSide(16))
      const all = tiles.flat()
      const count = (pins: typeof all, green: number) => pins.filter(({ cls }) => cls % 2 === green).length
      const byArea = (area: boolean) => {
        const spots = merged.filter((one) => one.area === area)
        return [
          spots.reduce((sum, { red }) => sum + red, 0),
          spots.reduce((sum, { green }) => sum + green, 0),
        ]
      }
      const [areas, points] = [
        all.filter(({ cls }) => cls >> 1 === 3),
        all.filter(({ cls }) => cls >> 1 !== 3),
      ]
      expect(byArea(true)).toEqual([count(areas, 0), count(areas, 1)])
      expect(byArea(false)).toEqual([count(points, 0), count(points, 1)])
      const numbers = tiles.flatMap((pins, x) =>
        pins.map((_, index) => `T${x}-2026-${String(3 * index + 3).padStart(6, '0')}`),
      )
      expect(merged.flatMap((one) => one.numbers()).toSorted()).toEqual(numbers.toSorted())
      expect(picture(mergeSpots(parts.toReversed().flat(), worldSide(16)))).toEqual(picture(merged))
    }),
    { numRuns: 40 },
  )
})
