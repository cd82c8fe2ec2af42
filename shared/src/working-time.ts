/** How a city works. Days of the week are 1 Monday to 7; days and times are of Kyiv. */
export interface WorkingCalendar {
  days: readonly number[]
  /** 09:00 */
  opens: string
  closes: string
  /** 2026-08-24, in any order. */
  holidays: readonly string[]
  /** When nobody could work; they may overlap. */
  outages: readonly { from: Date; until: Date }[]
}

export interface WorkingClock {
  /** The end of so many working hours; undefined where they do not fit into ten years. */
  dueAt: (start: Date, hours: number) => Date | undefined
  /** Whole working minutes from one moment to another; negative where the other is earlier. */
  minutesBetween: (one: Date, other: Date) => number
}

/** Milliseconds since 1970, half open. */
interface Stretch {
  from: number
  until: number
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const farthest = 3660

/**
 * Counts the time in which a city works. An hour is an hour of the clock on the wall that really passes: on the nights
 * when clocks are changed one is missing or comes twice.
 */
export function workingClock(calendar: WorkingCalendar): WorkingClock {
  const stretchesOn = openings(calendar)

  function dueAt(start: Date, hours: number): Date | undefined {
    let left = hours * hour
    if (left <= 0) return start
    const first = dayOf(start.getTime())
    for (let on = first; on < first + farthest; on++) {
      for (const { from, until } of stretchesOn(on)) {
        const begin = Math.max(from, start.getTime())
        if (until - begin >= left) return new Date(begin + left)
        left -= Math.max(0, until - begin)
      }
    }
    return undefined
  }

  function minutesBetween(one: Date, other: Date): number {
    if (other < one) return -minutesBetween(other, one)
    const [start, end] = [one.getTime(), other.getTime()]
    const last = Math.min(dayOf(end), dayOf(start) + farthest)
    let passed = 0
    for (let on = dayOf(start); on <= last; on++) {
      for (const { from, until } of stretchesOn(on))
        passed += Math.max(0, Math.min(until, end) - Math.max(from, start))
    }
    return Math.floor(passed / minute)
  }

  return { dueAt, minutesBetween }
}

/** When the city works on a day, which is counted from 1970; asked often, found once. */
function openings({ days, opens, closes, holidays, outages }: WorkingCalendar): (on: number) => Stretch[] {
  const [begin, end] = [minutesOf(opens), minutesOf(closes)]
  const working = new Set(days)
  const free = new Set(holidays.map((date) => Date.parse(`${date}T00:00Z`) / day))
  const dark = merged(outages)
  const found = new Map<number, Stretch[]>()
  return function stretchesOn(on) {
    const before = found.get(on)
    if (before) return before
    const open = working.has(weekdayOf(on)) && !free.has(on)
    const whole = { from: instantOf(on, begin, 'first'), until: instantOf(on, end, 'last') }
    const stretches = open ? without(dark, whole) : []
    found.set(on, stretches)
    return stretches
  }
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** Of a day counted from 1970, which began with a Thursday: 1 Monday to 7. */
export function weekdayOf(on: number): number {
  return ((((on + 3) % 7) + 7) % 7) + 1
}

/** In the order of time, none touching another. */
function merged(outages: WorkingCalendar['outages']): Stretch[] {
  const apart: Stretch[] = []
  const ordered = outages
    .map(({ from, until }) => ({ from: from.getTime(), until: until.getTime() }))
    .toSorted((one, other) => one.from - other.from)
  for (const next of ordered) {
    const last = apart.at(-1)
    if (last && next.from <= last.until) last.until = Math.max(last.until, next.until)
    else apart.push({ ...next })
  }
  return apart
}

function without(dark: readonly Stretch[], whole: Stretch): Stretch[] {
  const left: Stretch[] = []
  let { from } = whole
  for (let at = firstAfter(dark, from); at < dark.length; at++) {
    const outage = dark[at]
    if (!outage || outage.from >= whole.until) break
    if (outage.from > from) left.push({ from, until: outage.from })
    from = Math.max(from, outage.until)
  }
  return from < whole.until ? [...left, { from, until: whole.until }] : left
}

/** The first that ends after a moment: a city at war has hundreds of them. */
function firstAfter(dark: readonly Stretch[], moment: number): number {
  let [low, high] = [0, dark.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((dark[middle]?.until ?? 0) > moment) high = middle
    else low = middle + 1
  }
  return low
}

const kyiv = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Kyiv',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
})

/** How far the clocks of Kyiv are ahead of UTC. */
function offsetAt(instant: number): number {
  const part = new Map(kyiv.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const get = (name: Intl.DateTimeFormatPartTypes) => part.get(name) ?? 0
  const shown = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'))
  return shown - Math.floor(instant / 1000) * 1000
}

/** The day in Kyiv, counted from 1970. */
export function dayOf(instant: number): number {
  return Math.floor((instant + offsetAt(instant)) / day)
}

/**
 * When the clocks of Kyiv show so many minutes of a day; what they show twice, the first or the last time. A time that a
 * changed clock skips is the moment of the change.
 */
export function instantOf(on: number, minutes: number, which: 'first' | 'last'): number {
  const shown = on * day + minutes * minute
  const [early, late] = [shown - eveningOffset(on - 1), shown - eveningOffset(on)]
  if (early === late) return early
  const times = [early, late].filter((instant) => instant + offsetAt(instant) === shown)
  if (times.length === 0) return Math.floor(Math.max(early, late) / hour) * hour
  return which === 'first' ? Math.min(...times) : Math.max(...times)
}

const known = new Map<number, number>()

/** In the evening of a day: clocks are changed at night, so the evenings around it tell whether they are. */
function eveningOffset(on: number): number {
  const offset = known.get(on) ?? offsetAt(on * day + 18 * hour)
  known.set(on, offset)
  return offset
}
