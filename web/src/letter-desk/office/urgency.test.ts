import { expect, test } from 'vitest'

import { alertOf, daysLeft, taskOf } from './urgency.ts'

const at = (moment: string) => Date.parse(moment)

test.each([
  ['2026-11-20T10:00:00Z', 'calm', 31],
  ['2026-12-05T21:59:00Z', 'calm', 16],
  ['2026-12-06T10:00:00Z', 'half', 15],
  ['2026-12-15T10:00:00Z', 'most', 6],
  ['2026-12-18T10:00:00Z', 'three', 3],
  ['2026-12-20T10:00:00Z', 'one', 1],
  ['2026-12-20T22:30:00Z', 'today', 0],
  ['2026-12-21T21:59:00Z', 'today', 0],
  ['2026-12-21T22:00:00Z', 'late', -1],
] as const)('received 20 November, due 21 December: on %s it is %s', (now, alert, left) => {
  expect(alertOf('2026-11-20T08:00:00Z', '2026-12-21', at(now))).toBe(alert)
  expect(daysLeft('2026-12-21', at(now))).toBe(left)
})

const letter = {
  track: 'appeal',
  state: 'registered',
  receivedAt: '2026-11-20T08:00:00Z',
  forwardedAt: '2026-11-20T09:00:00Z',
  dueOn: '2026-12-21',
} as const

test.each([
  [
    { ...letter, state: 'forwarded', dueOn: null },
    { what: 'register', late: false },
  ],
  [
    { ...letter, state: 'forwarded', forwardedAt: '2026-11-18T09:00:00Z' },
    { what: 'register', late: true },
  ],
  [letter, { what: 'answer', left: 31, alert: 'calm', dueOn: '2026-12-21' }],
  [
    { ...letter, state: 'clarification' },
    { what: 'answer', left: 31, alert: 'calm', dueOn: '2026-12-21' },
  ],
  [{ ...letter, state: 'returned-incomplete' }, { what: 'paused' }],
  [{ ...letter, state: 'replied' }, { what: 'done' }],
  [{ ...letter, track: 'tip', dueOn: null }, { what: 'done' }],
  [
    { ...letter, track: 'crime' },
    { what: 'record', until: '2026-11-21T08:00:00.000Z', late: false },
  ],
] as const)('%o asks for %o', (given, task) => {
  expect(taskOf(given, at('2026-11-20T12:00:00Z'))).toEqual(task)
})
