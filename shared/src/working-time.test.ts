import { expect, test } from 'vitest'

import { type WorkingCalendar, workingClock } from './working-time.ts'

const usual: WorkingCalendar = {
  days: [1, 2, 3, 4, 5],
  opens: '09:00',
  closes: '18:00',
  holidays: [],
  outages: [],
}
const sundays = { days: [7], opens: '00:00', closes: '23:59' }
const nights = { days: [6, 7, 1], opens: '01:00', closes: '05:00' }
const outage = (from: string, until: string) => ({ from: new Date(from), until: new Date(until) })
const yearEnd = { holidays: ['2026-12-31', '2027-01-01'] }
const easter = { holidays: ['2026-04-10', '2026-04-13', '2026-04-14'] }
const always = { days: [1, 2, 3, 4, 5, 6, 7] }

type Row = [story: string, start: string, hours: number, due: string, change?: Partial<WorkingCalendar>]

// Winter is +02:00, summer +03:00; 20 November 2026 is a Friday.
const rows: Row[] = [
  ['within a day', '2026-11-20T10:00+02:00', 2, '2026-11-20T12:00+02:00'],
  ['to the minute', '2026-11-20T10:07+02:00', 2, '2026-11-20T12:07+02:00'],
  ['to the second', '2026-11-20T10:07:13+02:00', 1, '2026-11-20T11:07:13+02:00'],
  ['a whole day from its opening', '2026-11-20T09:00+02:00', 9, '2026-11-20T18:00+02:00'],
  ['until closing is the same day', '2026-11-20T15:00+02:00', 3, '2026-11-20T18:00+02:00'],
  ['a minute beyond closing is the next day', '2026-11-19T17:01+02:00', 1, '2026-11-20T09:01+02:00'],
  ['half an hour', '2026-11-20T10:00+02:00', 0.5, '2026-11-20T10:30+02:00'],
  ['nothing is due at once', '2026-11-21T10:00+02:00', 0, '2026-11-21T10:00+02:00'],
  ['over a weekend', '2026-11-20T17:00+02:00', 2, '2026-11-23T10:00+02:00'],
  ['over two weekends', '2026-11-20T17:00+02:00', 47, '2026-11-30T10:00+02:00'],
  ['the usual ninety hours are two weeks', '2026-11-20T09:00+02:00', 90, '2026-12-03T18:00+02:00'],
  ['the urgent eighteen hours are two days', '2026-11-19T09:00+02:00', 18, '2026-11-20T18:00+02:00'],
  ['sent before opening', '2026-11-20T07:12+02:00', 1, '2026-11-20T10:00+02:00'],
  ['sent at opening', '2026-11-20T09:00+02:00', 1, '2026-11-20T10:00+02:00'],
  ['sent at closing', '2026-11-20T18:00+02:00', 1, '2026-11-23T10:00+02:00'],
  ['sent in the evening', '2026-11-19T21:00+02:00', 1, '2026-11-20T10:00+02:00'],
  ['sent at midnight', '2026-11-20T00:00+02:00', 1, '2026-11-20T10:00+02:00'],
  ['sent a second before midnight', '2026-11-19T23:59:59+02:00', 1, '2026-11-20T10:00+02:00'],
  ['sent on Saturday', '2026-11-21T12:00+02:00', 1, '2026-11-23T10:00+02:00'],
  ['sent on Sunday night', '2026-11-22T23:30+02:00', 9, '2026-11-23T18:00+02:00'],
  ['the day is Kyiv’s, not Greenwich’s', '2026-11-22T22:30:00Z', 1, '2026-11-23T10:00+02:00'],

  ['a holiday', '2026-11-19T17:00+02:00', 2, '2026-11-23T10:00+02:00', { holidays: ['2026-11-20'] }],
  ['sent on a holiday', '2026-11-20T12:00+02:00', 1, '2026-11-23T10:00+02:00', { holidays: ['2026-11-20'] }],
  [
    'a holiday on a weekend adds none',
    '2026-11-20T17:00+02:00',
    2,
    '2026-11-23T10:00+02:00',
    { holidays: ['2026-11-21'] },
  ],
  ['holidays in a row', '2026-04-09T17:00+03:00', 2, '2026-04-15T10:00+03:00', easter],
  [
    'holidays in any order',
    '2026-04-09T17:00+03:00',
    2,
    '2026-04-15T10:00+03:00',
    { holidays: easter.holidays.toReversed() },
  ],
  [
    'a holiday said twice',
    '2026-11-19T17:00+02:00',
    2,
    '2026-11-23T10:00+02:00',
    { holidays: ['2026-11-20', '2026-11-20'] },
  ],
  ['a holiday before', '2026-11-20T10:00+02:00', 1, '2026-11-20T11:00+02:00', { holidays: ['2026-11-19'] }],
  ['a holiday after', '2026-11-20T10:00+02:00', 8, '2026-11-20T18:00+02:00', { holidays: ['2026-11-23'] }],
  [
    'two weeks of holidays',
    '2026-11-13T18:00+02:00',
    1,
    '2026-11-30T10:00+02:00',
    { holidays: ['16', '17', '18', '19', '20', '23', '24', '25', '26', '27'].map((on) => `2026-11-${on}`) },
  ],

  ['over the year’s end', '2026-12-31T17:00+02:00', 2, '2027-01-01T10:00+02:00'],
  ['over the year’s end with holidays', '2026-12-30T17:00+02:00', 2, '2027-01-04T10:00+02:00', yearEnd],
  ['from one year into the next but one', '2026-12-31T09:00+02:00', 2000, '2027-11-08T11:00+02:00'],
  ['29 February', '2028-02-28T17:00+02:00', 2, '2028-02-29T10:00+02:00'],
  ['over 29 February', '2028-02-28T17:00+02:00', 11, '2028-03-01T10:00+02:00'],
  ['sent on 29 February', '2028-02-29T17:30+02:00', 1, '2028-03-01T09:30+02:00'],
  ['no 29 February', '2027-02-26T17:00+02:00', 2, '2027-03-01T10:00+02:00'],
  [
    'a holiday on 29 February',
    '2028-02-28T17:00+02:00',
    2,
    '2028-03-01T10:00+02:00',
    { holidays: ['2028-02-29'] },
  ],

  ['clocks go forward over the weekend', '2026-03-27T17:00+02:00', 2, '2026-03-30T10:00+03:00'],
  ['clocks go back over the weekend', '2026-10-23T17:00+03:00', 2, '2026-10-26T10:00+02:00'],
  ['a fortnight around the spring change', '2026-03-23T09:00+02:00', 90, '2026-04-03T18:00+03:00'],
  ['a fortnight around the autumn change', '2026-10-19T09:00+03:00', 90, '2026-10-30T18:00+02:00'],
  ['a Sunday with an hour less', '2026-03-29T00:00+02:00', 10, '2026-03-29T11:00+03:00', sundays],
  ['a Sunday with an hour more', '2026-10-25T00:00+03:00', 10, '2026-10-25T09:00+02:00', sundays],
  ['a short day has less', '2026-03-29T00:00+02:00', 23, '2026-04-05T00:01+03:00', sundays],
  ['a long day has more', '2026-10-25T00:00+03:00', 24.5, '2026-10-25T23:30+02:00', sundays],
  ['the night with an hour less', '2026-03-29T01:00+02:00', 3, '2026-03-29T05:00+03:00', nights],
  ['the night with an hour more', '2026-10-25T01:00+03:00', 5, '2026-10-25T05:00+02:00', nights],
  [
    'opening in the hour that is skipped',
    '2026-03-29T00:00+02:00',
    1,
    '2026-03-29T05:00+03:00',
    { ...sundays, opens: '03:30' },
  ],
  [
    'closing in the hour that is skipped',
    '2026-03-29T00:00+02:00',
    3,
    '2026-03-29T04:00+03:00',
    { ...sundays, closes: '03:30' },
  ],
  [
    'open only in the hour that is skipped',
    '2026-03-29T00:00+02:00',
    0.25,
    '2026-04-05T03:30+03:00',
    { ...sundays, opens: '03:15', closes: '03:45' },
  ],
  [
    'sent in the hour that comes twice, first time',
    '2026-10-25T03:30+03:00',
    1,
    '2026-10-25T03:30+02:00',
    sundays,
  ],
  [
    'sent in the hour that comes twice, second time',
    '2026-10-25T03:30+02:00',
    1,
    '2026-10-25T04:30+02:00',
    sundays,
  ],

  [
    'an outage within the day',
    '2026-11-20T10:00+02:00',
    4,
    '2026-11-20T16:00+02:00',
    { outages: [outage('2026-11-20T11:00+02:00', '2026-11-20T13:00+02:00')] },
  ],
  [
    'an outage across closing',
    '2026-11-19T15:00+02:00',
    4,
    '2026-11-20T11:00+02:00',
    { outages: [outage('2026-11-19T17:00+02:00', '2026-11-19T22:00+02:00')] },
  ],
  [
    'an outage across opening',
    '2026-11-20T07:00+02:00',
    1,
    '2026-11-20T11:30+02:00',
    { outages: [outage('2026-11-20T04:00+02:00', '2026-11-20T10:30+02:00')] },
  ],
  [
    'an outage of the whole day',
    '2026-11-19T17:00+02:00',
    2,
    '2026-11-23T10:00+02:00',
    { outages: [outage('2026-11-20T00:00+02:00', '2026-11-20T23:00+02:00')] },
  ],
  [
    'an outage of days',
    '2026-11-16T10:00+02:00',
    9,
    '2026-11-19T18:00+02:00',
    {
      outages: [
        outage('2026-11-16T11:00+02:00', '2026-11-19T10:00+02:00'),
        outage('2026-11-17T00:00+02:00', '2026-11-17T01:00+02:00'),
      ],
    },
  ],
  [
    'an outage at night costs nothing',
    '2026-11-19T17:00+02:00',
    2,
    '2026-11-20T10:00+02:00',
    { outages: [outage('2026-11-19T19:00+02:00', '2026-11-20T06:00+02:00')] },
  ],
  [
    'an outage over the weekend',
    '2026-11-20T17:00+02:00',
    2,
    '2026-11-23T12:00+02:00',
    { outages: [outage('2026-11-20T18:00+02:00', '2026-11-23T11:00+02:00')] },
  ],
  [
    'sent during an outage',
    '2026-11-20T10:00+02:00',
    1,
    '2026-11-20T13:00+02:00',
    { outages: [outage('2026-11-20T09:00+02:00', '2026-11-20T12:00+02:00')] },
  ],
  [
    'an outage that ends before',
    '2026-11-20T10:00+02:00',
    1,
    '2026-11-20T11:00+02:00',
    { outages: [outage('2026-11-20T09:00+02:00', '2026-11-20T10:00+02:00')] },
  ],
  [
    'an outage that begins when it is due',
    '2026-11-20T10:00+02:00',
    1,
    '2026-11-20T11:00+02:00',
    { outages: [outage('2026-11-20T11:00+02:00', '2026-11-20T12:00+02:00')] },
  ],
  [
    'two outages',
    '2026-11-20T10:00+02:00',
    4,
    '2026-11-20T17:00+02:00',
    {
      outages: [
        outage('2026-11-20T14:00+02:00', '2026-11-20T15:00+02:00'),
        outage('2026-11-20T11:00+02:00', '2026-11-20T13:00+02:00'),
      ],
    },
  ],
  [
    'overlapping outages count once',
    '2026-11-20T10:00+02:00',
    4,
    '2026-11-20T16:30+02:00',
    {
      outages: [
        outage('2026-11-20T11:00+02:00', '2026-11-20T13:00+02:00'),
        outage('2026-11-20T12:00+02:00', '2026-11-20T13:30+02:00'),
      ],
    },
  ],
  [
    'an outage on a holiday costs nothing',
    '2026-11-19T17:00+02:00',
    2,
    '2026-11-23T10:00+02:00',
    { holidays: ['2026-11-20'], outages: [outage('2026-11-20T09:00+02:00', '2026-11-20T18:00+02:00')] },
  ],
  [
    'an outage over the spring change',
    '2026-03-27T17:00+02:00',
    2,
    '2026-03-30T10:30+03:00',
    { outages: [outage('2026-03-27T20:00+02:00', '2026-03-30T09:30+03:00')] },
  ],

  ['a six-day week', '2026-11-20T17:00+02:00', 2, '2026-11-21T10:00+02:00', { days: [1, 2, 3, 4, 5, 6] }],
  ['every day', '2026-11-21T17:00+02:00', 2, '2026-11-22T10:00+02:00', always],
  ['one day a week', '2026-11-20T17:00+02:00', 10, '2026-12-02T10:00+02:00', { days: [3] }],
  ['a long day', '2026-11-20T17:00+02:00', 5, '2026-11-20T22:00+02:00', { opens: '08:00', closes: '22:00' }],
  ['opening at half past', '2026-11-20T07:00+02:00', 1, '2026-11-20T09:30+02:00', { opens: '08:30' }],
  [
    'hardly ever open',
    '2026-11-20T09:00+02:00',
    1,
    '2026-11-22T09:10+02:00',
    {
      closes: '09:30',
      outages: [outage('2026-11-20T09:00+02:00', '2026-11-20T09:10+02:00')],
      days: [5, 6, 7, 1],
    },
  ],
]

test('the table is not thinned out', () => expect(rows.length).toBeGreaterThanOrEqual(60))

test.each(rows)('%s', (...row) => {
  const [, start, hours, due, change = {}] = row
  const { dueAt } = workingClock({ ...usual, ...change })
  expect(dueAt(new Date(start), hours)?.toISOString()).toBe(new Date(due).toISOString())
})

test.each(rows)('as many minutes lie between: %s', (...row) => {
  const [, start, hours, due, change = {}] = row
  const { minutesBetween } = workingClock({ ...usual, ...change })
  expect(minutesBetween(new Date(start), new Date(due))).toBe(Math.floor(hours * 60))
  expect(minutesBetween(new Date(due), new Date(start))).toBe(0 - Math.floor(hours * 60))
})
