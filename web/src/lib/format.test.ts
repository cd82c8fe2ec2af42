import { expect, test } from 'vitest'

import { daysSince, formatAgo, formatDay, formatMoment, monthBack } from './format.ts'

const now = new Date('2026-05-21T21:30:00Z') // half past midnight on 22 May in Kyiv

test.each([
  ['2026-05-15', 'uk', '15 травня'],
  ['2026-05-15', 'en', '15 May'],
  ['2025-12-31', 'uk', '31 грудня 2025 р.'],
  ['2026-05-14T22:10:00Z', 'uk', '15 травня'],
] as const)('%s in %s is "%s"', (date, language, expected) => {
  expect(formatDay(date, language, now)).toBe(expected.replace(' ', '\u00a0'))
})

test('a moment is told in the time of Kyiv', () => {
  expect(formatMoment('2026-05-12T06:14:00Z', 'uk', now)).toBe('12\u00a0травня, 09:14')
})

test.each([
  ['2026-05-22', 0],
  ['2026-05-21', 1],
  ['2026-05-16', 6],
  ['2026-03-28', 55], // over the change of the clocks
  ['2026-06-01', 0],
])('since %s there are %i days', (date, days) => {
  expect(daysSince(date, now)).toBe(days)
})

test('days ago are words where the language has them', () => {
  expect(formatAgo('2026-05-22', 'uk', now)).toBe('сьогодні')
  expect(formatAgo('2026-05-19', 'uk', now)).toBe('3 дні тому')
})

test.each([
  [0, '2026-05'],
  [4, '2026-01'],
  [5, '2025-12'],
  [24, '2024-05'],
])('%i months back begins %s', (months, expected) => {
  expect(monthBack(months, now)).toBe(expected)
})
