import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { type DeadlineRules, letterClocks, letterDeadline } from '@bezpechne/shared/letter-deadlines'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

// Reckoned by golden/letter-deadlines.py, which shares nothing with the function.
const rows = readFileSync(join(import.meta.dirname, 'golden/letter-deadlines.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => row.split('\t'))

const rules: DeadlineRules = {
  days: [1, 2, 3, 4, 5],
  closes: '18:00',
  shift: false,
  holidays: [
    '2024-01-01',
    '2024-12-25',
    '2026-01-01',
    '2026-03-08',
    '2026-05-01',
    '2026-08-24',
    '2026-12-25',
    '2027-01-01',
    '2028-01-01',
    '2028-03-08',
  ],
}

test('the table is long enough, and asks every clock', () => {
  expect(rows.length).toBeGreaterThanOrEqual(400)
  expect(new Set(rows.map(([clock]) => clock))).toEqual(new Set(letterClocks))
})

describe.each(letterClocks)('%s', (clock) => {
  test.each(rows.filter(([name]) => name === clock))('%s from %s, %s, %s days still: %s', (...row) => {
    const [, from = '', shift, still, on, until = ''] = row
    const given = { ...rules, shift: shift === 'shift', stoodStill: Number(still) }
    expect(letterDeadline(clock, new Date(from), given)).toEqual({ on, until: new Date(until) })
  })
})

const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2036-01-01'), noInvalidDate: true })
const clocks = fc.constantFrom(...letterClocks)

test('nothing is due before it begins', () => {
  fc.assert(
    fc.property(clocks, moment, fc.boolean(), (clock, from, shift) => {
      expect(letterDeadline(clock, from, { ...rules, shift }).until.getTime()).toBeGreaterThan(from.getTime())
    }),
  )
})

test('what comes later is never due earlier', () => {
  fc.assert(
    fc.property(clocks, moment, fc.nat(90 * 86_400_000), fc.boolean(), (clock, from, more, shift) => {
      const given = { ...rules, shift }
      const [one, other] = [from, new Date(from.getTime() + more)].map((at) =>
        letterDeadline(clock, at, given),
      )
      expect(other && one && other.until >= one.until && other.on >= one.on).toBe(true)
    }),
  )
})

test('a city that never works moves nothing for ever', () => {
  const never = { ...rules, days: [], shift: true }
  expect(letterDeadline('return', new Date('2026-07-01T09:00Z'), never).on).toBe('2026-07-11')
})
