import fc from 'fast-check'
import { expect, test } from 'vitest'

import { Freshness } from './freshness.ts'

test('it is as old as the oldest change that it has not repeated', () => {
  const freshness = new Freshness()
  expect(freshness.behind(0, 5)).toBe(0)
  freshness.written(100, 1000)
  freshness.written(200, 2000)
  // Nothing was written since: the same place a second time is no second debt.
  freshness.written(200, 3000)
  expect(freshness.behind(99, 4000)).toBe(3000)
  expect(freshness.behind(100, 4000)).toBe(2000)
  expect(freshness.behind(200, 9000)).toBe(0)
  expect(freshness.furthest).toBe(200)
})

test('after days of debt it never looks younger than it is', () => {
  const steps = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 2000 })
  fc.assert(
    fc.property(steps, fc.nat({ max: 6000 }), (writes, repeated) => {
      const freshness = new Freshness()
      const written: [position: number, since: number][] = []
      let position = 0
      for (const [since, more] of writes.entries()) {
        position += more
        freshness.written(position, since)
        if (more) written.push([position, since])
      }
      const now = writes.length + 10
      const [, since = now] = written.find(([place]) => place > repeated) ?? []
      const behind = freshness.behind(repeated, now)
      expect(behind).toBeGreaterThanOrEqual(now - since)
      expect(behind > 0).toBe(since < now)
    }),
    { numRuns: 50 },
  )
})
