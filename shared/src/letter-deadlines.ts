import { dayOf, instantOf, weekdayOf } from './working-time.ts'

/** What the law and the product count, each from a moment: of receipt, but for the last two of a request. */
export const letterClocks = [
  'screening',
  'crime-screening',
  'registration',
  'crime-record',
  'crime-extract',
  'redirect',
  'missing-data',
  'return',
  'simple',
  'general',
  'extended',
  'data-access',
  'data-erasure',
] as const
export type LetterClock = (typeof letterClocks)[number]

export interface DeadlineRules {
  /** Working days of the week, 1 Monday to 7. */
  days: readonly number[]
  /** When the office closes, 18:00: what comes later is registered on the next working day. */
  closes: string
  /** 2026-08-24, in any order. */
  holidays: readonly string[]
  /** A last day that is a day off moves to the next working day. The law does not say so: off by default. */
  shift: boolean
  /** Days in which the clock stood still, while something was missing. */
  stoodStill?: number
}

export interface LetterDeadline {
  /** The last day, in Kyiv: 2026-12-01. */
  on: string
  /** When it is over: of days, the midnight in Kyiv that ends the last. */
  until: Date
}

const hour = 3_600_000
const day = 24 * hour

type Count = { hours: number } | { days: number } | { months: number } | 'office'

/**
 * Criminal Procedure Code 214(1): 24 hours; law "On citizens' appeals": articles 5, 7 and 20; law "On protection of
 * personal data": 30 and 10 days; instruction 348: the day it came. Screening is the product's own promise.
 */
const counts: Record<LetterClock, Count> = {
  screening: { hours: 24 },
  'crime-screening': { hours: 1 },
  registration: 'office',
  'crime-record': { hours: 24 },
  'crime-extract': { hours: 48 },
  redirect: { days: 5 },
  'missing-data': { days: 5 },
  return: { days: 10 },
  simple: { days: 15 },
  general: { months: 1 },
  extended: { days: 45 },
  'data-access': { days: 30 },
  'data-erasure': { days: 10 },
}

/** Until when something has to be done that began at this moment. Days and months are of Kyiv, hours are hours. */
export function letterDeadline(clock: LetterClock, from: Date, rules: DeadlineRules): LetterDeadline {
  const count = counts[clock]
  const start = from.getTime()
  if (typeof count === 'object' && 'hours' in count) {
    const until = start + count.hours * hour
    return { on: dateOf(dayOf(until)), until: new Date(until) }
  }
  const last = lastDay(count, start, rules)
  return { on: dateOf(last), until: new Date(instantOf(last + 1, 0, 'first')) }
}

function lastDay(count: Exclude<Count, { hours: number }>, start: number, rules: DeadlineRules): number {
  const first = dayOf(start)
  if (count === 'office') return officeDay(first, start, rules)
  const whole = 'days' in count ? first + count.days : monthsLater(first, count.months)
  const last = whole + (rules.stoodStill ?? 0)
  return rules.shift ? nextWorking(last, rules) : last
}

function officeDay(first: number, start: number, rules: DeadlineRules): number {
  const [hours = 0, minutes = 0] = rules.closes.split(':').map(Number)
  const late = start >= instantOf(first, hours * 60 + minutes, 'first')
  return nextWorking(late ? first + 1 : first, rules)
}

/** The same day of that month, or its last where it is shorter. */
function monthsLater(first: number, months: number): number {
  const from = new Date(first * day)
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months]
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(from.getUTCDate(), lastOfMonth)) / day
}

const longest = 366

/** That day or the first working day after it; where none comes in a year, that day. */
function nextWorking(from: number, { days, holidays }: DeadlineRules): number {
  for (let on = from; on < from + longest; on++) {
    if (days.includes(weekdayOf(on)) && !holidays.includes(dateOf(on))) return on
  }
  return from
}

function dateOf(on: number): string {
  return new Date(on * day).toISOString().slice(0, 10)
}
