import { expect, test } from 'vitest'

import { heightsIn, restOf, type Stop, stepStop } from './sheet-stops.ts'

test.each([
  ['low', 1, 'half'],
  ['half', 1, 'full'],
  ['full', 1, 'full'],
  ['full', -1, 'half'],
  ['low', -1, 'low'],
] as const)('from %s by %i to %s', (from, by, to) => {
  expect(stepStop(from, by)).toBe(to)
})

const heights = { low: 96, half: 316, full: 560 }

test.each<[height: number, speed: number, Stop]>([
  [110, 0, 'low'],
  [250, 0, 'half'],
  [500, 0, 'full'],
  [120, 1, 'half'],
  [330, 1, 'full'],
  [900, 1, 'full'],
  [500, -1, 'half'],
  [40, -1, 'low'],
])('let go at %i px with %f px a millisecond it rests at %s', (height, speed, stop) => {
  expect(restOf(height, speed, heights)).toBe(stop)
})

test.each([510, 560, 700, 900])('in a room of %i px each stop is higher than the one below', (room) => {
  const { low, half, full } = heightsIn(room, room + 90)
  expect(low).toBeLessThan(half)
  expect(half).toBeLessThan(full)
  expect(full).toBeLessThan(room)
})
