import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { type WorkingCalendar, workingClock } from './working-time.ts'

const usual: WorkingCalendar = {
  days: [1, 2, 3, 4, 5],
  opens: '09:00',
  closes: '18:00',
  holidays: [],
  outages: [],
}
const outage = (from: string, until: string) => ({ from: new Date(from), until: new Date(until) })

describe('a city that never works has no deadlines', () => {
  const start = new Date('2026-11-20T09:00+02:00')
  test.each([
    ['no working day', { days: [] }],
    ['no hours', { opens: '09:00', closes: '09:00' }],
    ['closing before opening', { opens: '18:00', closes: '09:00' }],
    ['an outage of twenty years', { outages: [outage('2026-01-01T00:00Z', '2046-01-01T00:00Z')] }],
    ['a minute a week is too little for two thousand hours', { days: [1], closes: '09:01' }],
  ])('%s', (_story, change) => {
    const begun = Date.now()
    expect(workingClock({ ...usual, ...change }).dueAt(start, 2000)).toBeUndefined()
    expect(Date.now() - begun).toBeLessThan(1000)
  })
})

const at = (most: string) =>
  fc.date({ min: new Date('2025-01-01'), max: new Date(most), noInvalidDate: true })
const stretch = fc
  .tuple(at('2027-12-31'), fc.integer({ min: 1, max: 14 * 24 * 60 }))
  .map(([from, minutes]) => ({ from, until: new Date(from.getTime() + minutes * 60_000) }))
const time = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((quarters) => {
    const [hours, minutes] = [Math.floor(quarters / 4), (quarters % 4) * 15]
    return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
  })
const calendars = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  opens: time(0, 45),
  closes: time(46, 95),
  holidays: fc.array(
    at('2027-12-31').map((date) => date.toISOString().slice(0, 10)),
    { maxLength: 40 },
  ),
  outages: fc.array(stretch, { maxLength: 12 }),
})
const hours = fc.integer({ min: 1, max: 400 })
const many = { numRuns: 200 }
const due = (calendar: WorkingCalendar, start: Date, count: number) =>
  workingClock(calendar).dueAt(start, count)?.getTime() ?? Number.POSITIVE_INFINITY

test('nothing is due before it began, and more hours are never due earlier', () => {
  fc.assert(
    fc.property(calendars, at('2027-06-30'), hours, hours, (calendar, start, one, more) => {
      expect(due(calendar, start, one)).toBeGreaterThan(start.getTime())
      const [shorter, longer] = [due(calendar, start, one), due(calendar, start, one + more)]
      expect(longer > shorter || longer === Number.POSITIVE_INFINITY).toBe(true)
    }),
    many,
  )
})

test('what began later is never due earlier', () => {
  fc.assert(
    fc.property(
      calendars,
      at('2027-06-30'),
      fc.nat(20 * 24 * 60),
      hours,
      (calendar, start, minutes, count) => {
        const later = new Date(start.getTime() + minutes * 60_000)
        expect(due(calendar, later, count)).toBeGreaterThanOrEqual(due(calendar, start, count))
      },
    ),
    many,
  )
})

test('an outage or a holiday more never makes it due earlier', () => {
  fc.assert(
    fc.property(calendars, at('2027-06-30'), hours, stretch, (calendar, start, count, dark) => {
      const before = due(calendar, start, count)
      const darker = { ...calendar, outages: [...calendar.outages, dark] }
      expect(due(darker, start, count)).toBeGreaterThanOrEqual(before)
      const freer = { ...calendar, holidays: [...calendar.holidays, dark.from.toISOString().slice(0, 10)] }
      expect(due(freer, start, count)).toBeGreaterThanOrEqual(before)
    }),
    many,
  )
})

test('counted minute by minute on the wall it is the same', () => {
  const short = fc.integer({ min: 1, max: 30 })
  const starts = at('2027-06-30').map(wholeMinute)
  const around = fc.constantFrom('2026-03-28T20:00Z', '2026-10-24T20:00Z').map((text) => new Date(text))
  fc.assert(
    fc.property(calendars, fc.oneof(starts, around), short, (calendar, start, count) => {
      // NOTE: doors that opened in the hour that comes twice stay open; a look at the wall would close them once.
      fc.pre(!/^03:[134]/.test(calendar.opens))
      const whole = { ...calendar, days: [1, 2, 3, 4, 5, 6, 7], outages: calendar.outages.map(toMinutes) }
      expect(due(whole, start, count)).toBe(byTheMinute(whole, start, count))
    }),
    { numRuns: 60 },
  )
})

function toMinutes({ from, until }: { from: Date; until: Date }) {
  return { from: wholeMinute(from), until: wholeMinute(until) }
}

function wholeMinute(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 60_000) * 60_000)
}

const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Kyiv',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** Looks at the clock on the wall once a minute. */
function byTheMinute(
  { opens, closes, holidays, outages }: WorkingCalendar,
  start: Date,
  count: number,
): number {
  let left = count * 60
  let now = start.getTime()
  while (left > 0) {
    const [date = '', shown = ''] = wall.format(now).split(' ')
    const dark = outages.some(({ from, until }) => from.getTime() <= now && now < until.getTime())
    if (shown >= opens && shown < closes && !holidays.includes(date) && !dark) left -= 1
    now += 60_000
  }
  return now
}
