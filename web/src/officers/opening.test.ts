import type { Hours } from '@bezpechne/shared/officers'
import { expect, test } from 'vitest'

import { openingAt } from './opening.ts'

const hours: Hours[] = [
  { days: [2, 4], from: '17:00', until: '20:00' },
  { days: [6], from: '10:00', until: '13:00' },
]
const closed = (inDays: number, weekday: number, from: string) => ({ open: false, inDays, weekday, from })
const open = (until: string) => ({ open: true, until })

// Kyiv is two hours ahead of UTC in winter, three in summer.
const table: [moment: string, expected: object][] = [
  ['2026-11-17T14:59:00Z', closed(0, 2, '17:00')], // Tuesday, 16:59
  ['2026-11-17T15:00:00Z', open('20:00')],
  ['2026-11-17T17:59:59Z', open('20:00')],
  ['2026-11-17T18:00:00Z', closed(2, 4, '17:00')],
  ['2026-11-20T12:00:00Z', closed(1, 6, '10:00')], // Friday
  ['2026-11-21T11:00:00Z', closed(3, 2, '17:00')], // Saturday, 13:00
  ['2026-07-07T14:00:00Z', open('20:00')], // Tuesday in summer, 17:00
  ['2026-07-07T13:59:00Z', closed(0, 2, '17:00')],
  ['2026-11-16T22:30:00Z', closed(0, 2, '17:00')], // Monday in London, Tuesday in Kyiv
]

test.each(table)('at %s', (moment, expected) => {
  expect(openingAt(hours, new Date(moment))).toEqual(expected)
})

// The night of 25 October 2026 lasts an hour longer, that of 29 March 2026 an hour less.
const sundays: Hours[] = [{ days: [7], from: '03:30', until: '10:00' }]
const nights: [moment: string, expected: object][] = [
  ['2026-10-25T00:30:00Z', open('10:00')], // 03:30, for the first time
  ['2026-10-25T01:15:00Z', closed(0, 7, '03:30')], // 03:15, after the clocks went back
  ['2026-10-25T07:59:00Z', open('10:00')], // 09:59 of winter
  ['2026-10-25T08:00:00Z', closed(7, 7, '03:30')],
  ['2026-03-29T00:59:00Z', closed(0, 7, '03:30')], // 02:59, then comes 04:00
  ['2026-03-29T01:00:00Z', open('10:00')],
  ['2026-03-29T06:59:00Z', open('10:00')],
  ['2026-03-29T07:00:00Z', closed(7, 7, '03:30')],
]

test.each(nights)('on a night when the clocks change, at %s', (moment, expected) => {
  expect(openingAt(sundays, new Date(moment))).toEqual(expected)
})

test('hours that touch are one, and without hours nothing is said', () => {
  const touching: Hours[] = [
    { days: [1], from: '13:00', until: '18:00' },
    { days: [1], from: '09:00', until: '13:00' },
  ]
  expect(openingAt(touching, new Date('2026-11-16T08:00:00Z'))).toEqual(open('18:00'))
  expect(openingAt([], new Date())).toBeUndefined()
})
