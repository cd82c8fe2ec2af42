import fc from 'fast-check'
import { expect, test } from 'vitest'

import { arcsOf, clusterRadius } from './cluster.ts'

test.each([
  [2, 19],
  [9, 19],
  [10, 23],
  [25, 27],
  [999, 27],
  [1000, 31],
  [123_456, 36],
  [1_234_567, 42],
])('a cluster of %i is drawn with a radius of %i px', (total, radius) => {
  expect(clusterRadius(total)).toBe(radius)
})

test('one colour alone closes the ring', () => {
  expect(arcsOf(9, 0)).toEqual({ red: { from: -Math.PI / 2, to: 1.5 * Math.PI } })
  expect(arcsOf(0, 9)).toEqual({ green: { from: -Math.PI / 2, to: 1.5 * Math.PI } })
})

test('half and half meet at the bottom', () => {
  const { red, green } = arcsOf(5, 5)
  expect(((red?.to ?? 0) + (green?.from ?? 0)) / 2).toBeCloseTo(Math.PI / 2)
})

test('however small a share is, it can be seen, and the arcs never overlap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }), (reds, greens) => {
      const { red, green } = arcsOf(reds, greens)
      if (!red || !green) throw new Error('an arc is missing')
      expect(red.to - red.from).toBeGreaterThan(0.1)
      expect(green.to - green.from).toBeGreaterThan(0.1)
      expect(red.to).toBeLessThan(green.from)
      expect(green.to).toBeLessThan(red.from + 2 * Math.PI)
    }),
  )
})
