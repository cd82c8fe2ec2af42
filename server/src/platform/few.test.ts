import fc from 'fast-check'
import { expect, test } from 'vitest'

import { byFives, few, hideFew } from './few.ts'

const names = ['a', 'b', 'c'] as const
const sumOf = (counts: number[]) => counts.reduce((all, count) => all + count, 0)

test.each([
  [{ a: 0, b: 0, c: 0 }, 0, { a: 0, b: 0, c: 0 }],
  [{ a: 12, b: 7, c: 0 }, 19, { a: 12, b: 7, c: 0 }],
  [{ a: 12, b: 7, c: 2 }, 21, { a: null, b: null, c: null }],
  [{ a: 40, b: 9, c: 2 }, 51, { a: 40, b: null, c: null }],
  [{ a: 6, b: 2, c: 0 }, null, { a: null, b: null, c: 0 }],
  [{ a: 2, b: 0, c: 0 }, null, { a: null, b: 0, c: 0 }],
  [{ a: 9, b: 1, c: 1 }, 11, { a: null, b: null, c: null }],
])('of %j the sum is %j and the parts %j', (counts, sum, parts) => {
  expect(hideFew(names, counts)).toEqual({ sum, parts })
})

test('no hidden count can be worked out from what is shown', () => {
  const count = fc.integer({ min: 0, max: 30 })
  const check = () =>
    fc.assert(
      fc.property(fc.record({ a: count, b: count, c: count }), (counts) => {
        const { sum, parts } = hideFew(names, counts)
        const shown = names.flatMap((name) => parts[name] ?? [])
        const hidden = names.length - shown.length
        const left = (sum ?? 0) - shown.reduce((total, part) => total + part, 0)
        return (
          names.every((name) => parts[name] === null || parts[name] === counts[name]) &&
          shown.every((part) => part === 0 || part >= few) &&
          (sum === null || (hidden === 0 ? left === 0 : hidden > 1 && left >= 2 * few))
        )
      }),
    )
  expect(check).not.toThrow()
})

test('counts by fives tell less than five of nobody, whatever periods are asked for and compared', () => {
  const series = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 40 })
  const check = () =>
    fc.assert(
      fc.property(series, fc.nat(40), fc.nat(40), (counts, from, to) => {
        const told = byFives(counts)
        // Every period is a sum of months, so what all of them tell together is what the months tell.
        const period = sumOf(told.slice(from, to))
        const missing = sumOf(counts.slice(0, to)) - sumOf(told.slice(0, to))
        return (
          told.every((count) => count % few === 0) &&
          period % few === 0 &&
          missing >= 0 &&
          missing < few &&
          Math.abs(sumOf(counts.slice(from, to)) - period) < few &&
          byFives(counts.slice(0, to)).every((count, at) => count === told[at])
        )
      }),
    )
  expect(check).not.toThrow()
})
