import fc from 'fast-check'
import { expect, test } from 'vitest'

import { crossesItself, km2Of, ringOf, troubleOf } from './ring.ts'

const at = (lat: number, lng: number) => ({ lat, lng })
const square = [at(50.4, 30.5), at(50.41, 30.5), at(50.41, 30.51), at(50.4, 30.51)]
const bow = [square[0], square[2], square[1], square[3]].flatMap((corner) => corner ?? [])

test.each([
  ['two corners', square.slice(0, 2), 'few'],
  ['a square', square, undefined],
  ['a triangle', square.slice(0, 3), undefined],
  ['a bow', bow, 'crossing'],
  ['a corner pressed twice in a row', [...square, at(50.4, 30.51)], undefined],
  ['a side along another one', [at(50, 30), at(50, 31), at(50.1, 31), at(50, 30.5)], 'crossing'],
  ['a whole region', [at(50, 30), at(51, 30), at(51, 31), at(50, 31)], 'large'],
  ['200 corners', Array.from({ length: 200 }, () => at(50, 30)), 'many'],
])('%s', (_, corners, trouble) => {
  expect(troubleOf(corners)).toBe(trouble)
})

test('a ring is closed, longitude first, and to the decimals that the server keeps', () => {
  expect(ringOf(square.slice(0, 2))).toBeUndefined()
  expect(ringOf([at(50.12345678, 30), at(50.2, 30), at(50.2, 30.1)])).toEqual([
    [30, 50.123457],
    [30, 50.2],
    [30.1, 50.2],
    [30, 50.123457],
  ])
})

test('a square of a hundredth of a degree in Kyiv is 0.79 square kilometres', () => {
  expect(km2Of(square)).toBeCloseTo(0.787, 2)
})

test('corners around a middle in their order never cross; where one begins and which way changes nothing', () => {
  const around = fc.uniqueArray(fc.integer({ min: 0, max: 359 }), { minLength: 3, maxLength: 40 })
  fc.assert(
    fc.property(around, fc.nat(40), (degrees, turned) => {
      const corners = degrees
        .toSorted((a, b) => a - b)
        .map((one) =>
          at(50 + 0.01 * Math.sin((one * Math.PI) / 180), 30 + 0.01 * Math.cos((one * Math.PI) / 180)),
        )
      const from = turned % corners.length
      const again = [...corners.slice(from), ...corners.slice(0, from)].toReversed()
      expect(crossesItself(corners)).toBe(false)
      expect(crossesItself(again)).toBe(false)
      expect(km2Of(again)).toBeCloseTo(km2Of(corners), 9)
    }),
  )
})
