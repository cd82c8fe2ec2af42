import { expect, test } from 'vitest'

import type { Hours } from '../officers.ts'
import { hoursInWords } from './hours.ts'

const evening = { from: '17:00', until: '20:00' }
const table: [hours: Hours[], uk: string[], en: string[]][] = [
  [[], [], []],
  [[{ days: [2, 4], ...evening }], ['вівторок і четвер, 17:00–20:00'], ['Tuesday and Thursday, 17:00–20:00']],
  [
    [{ days: [5, 1, 3, 2, 4], ...evening }],
    ['понеділок–п’ятниця, 17:00–20:00'],
    ['Monday–Friday, 17:00–20:00'],
  ],
  [
    [{ days: [1, 2], ...evening }],
    ['понеділок і вівторок, 17:00–20:00'],
    ['Monday and Tuesday, 17:00–20:00'],
  ],
  [
    [
      { days: [6], from: '10:00', until: '13:00' },
      { days: [2], ...evening },
      { days: [4], ...evening },
    ],
    ['вівторок і четвер, 17:00–20:00', 'субота, 10:00–13:00'],
    ['Tuesday and Thursday, 17:00–20:00', 'Saturday, 10:00–13:00'],
  ],
  [
    [{ days: [1, 2, 3, 5, 7], ...evening }],
    ['понеділок–середа, п’ятниця і неділя, 17:00–20:00'],
    ['Monday–Wednesday, Friday and Sunday, 17:00–20:00'],
  ],
]

test.each(table)('%j in words', (hours, uk, en) => {
  expect(hoursInWords(hours, 'uk')).toEqual(uk)
  expect(hoursInWords(hours, 'en').map((line) => line.replace(', and ', ' and '))).toEqual(en)
})
