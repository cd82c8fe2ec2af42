import { expect, test } from 'vitest'

import { type Counted, type Limit, parseLimits, secondsToWait, slid } from './limits.ts'

test('limits are read as they are written', () => {
  expect(parseLimits('1/2s, 2/5m,6/h')).toEqual([
    { hits: 1, seconds: 2 },
    { hits: 2, seconds: 300 },
    { hits: 6, seconds: 3600 },
  ])
})

test.each(['', 'many', '0/h', '1/0s', '1/h,', '-1/h', '1/1w', '1/1d', '1/13h'])('%o is no limit', (text) => {
  expect(parseLimits(text)).toBeUndefined()
})

const upTo = (most: number) => Array.from({ length: most + 1 }, (_, index) => index)
const refused = [1, 2, 6, 60].flatMap((hits) =>
  upTo(hits).flatMap((now) =>
    upTo(hits).flatMap((before) =>
      [0, 0.001, 0.25, 0.5, 0.75, 0.999]
        .map((passed) => ({ counted: { now, before, passed }, limit: { hits, seconds: 100 } }))
        .filter(({ counted }) => slid(counted) + 1 > hits),
    ),
  ),
)

test('who waits as long as told is let in, and that is never more than two windows', () => {
  const waits = refused.map(({ counted, limit }) => ({ counted, limit, wait: secondsToWait(counted, limit) }))
  expect(waits.filter(({ wait, limit }) => wait > limit.seconds * 2)).toEqual([])
  expect(waits.filter((waited) => !isLetIn(waited))).toEqual([])
})

function isLetIn({ counted, limit, wait }: { counted: Counted; limit: Limit; wait: number }): boolean {
  const passed = counted.passed + wait / limit.seconds
  const then = passed < 1 ? { ...counted, passed } : { now: 0, before: counted.now, passed: passed - 1 }
  return slid(then) + 1 <= limit.hits + 1e-9
}
