import fc from 'fast-check'
import { expect, test } from 'vitest'

import { few, hideFew } from './few.ts'

const names = ['a', 'b', 'c'] as const

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
