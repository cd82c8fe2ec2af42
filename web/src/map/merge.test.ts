import fc from 'fast-check'
import { expect, test } from 'vitest'

import { mergeSpots } from './merge.ts'
import type { Spot } from './spots.ts'

const side = 256 * 2 ** 11
const at = (x: number, y: number, more: Partial<Spot> = {}): Spot => ({
  u: x / side,
  v: y / side,
  red: 1,
  green: 0,
  numbers: [],
  area: false,
  ...more,
})
const total = (spots: Spot[]) => spots.reduce((sum, { red, green }) => sum + red + green, 0)

test('pins that would cover each other become one, pins apart stay', () => {
  expect(mergeSpots([at(100, 100), at(110, 100, { red: 0, green: 1 })], side)).toMatchObject([
    { red: 1, green: 1 },
  ])
  expect(mergeSpots([at(100, 100), at(140, 100)], side)).toHaveLength(2)
})

test('also across the border of two tiles', () => {
  expect(mergeSpots([at(511, 100), at(513, 100)], side)).toHaveLength(1)
})

test('an area is no pin, however near', () => {
  expect(mergeSpots([at(100, 100), at(100, 100, { area: true })], side)).toHaveLength(2)
})

test('numbers are kept only while all of them are known', () => {
  const known = [at(5, 5, { numbers: ['A'] }), at(5, 5, { numbers: ['B'] })]
  expect(mergeSpots(known, side)[0]?.numbers.toSorted()).toEqual(['A', 'B'])
  expect(mergeSpots([...known, at(5, 5)], side)[0]?.numbers).toEqual([])
})

const spot = fc.record({
  u: fc.double({ min: 0.5, max: 0.502, noNaN: true }),
  v: fc.double({ min: 0.3, max: 0.302, noNaN: true }),
  red: fc.integer({ min: 0, max: 400 }),
  green: fc.integer({ min: 1, max: 400 }),
  numbers: fc.constant<string[]>([]),
  area: fc.boolean(),
})

test('no inquiry is lost or counted twice, in whatever order tiles come', () => {
  fc.assert(
    fc.property(fc.array(spot, { maxLength: 60 }), (spots) => {
      const merged = mergeSpots(spots, side)
      expect(total(merged)).toBe(total(spots))
      expect(mergeSpots(spots.toReversed(), side).length).toBe(merged.length)
    }),
  )
})
