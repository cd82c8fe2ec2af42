import type { Hours } from '@bezpechne/shared/officers'

export type Opening =
  | { open: true; until: string }
  /** Days from today, 0 to 7; the day of the week is 1 Monday to 7 Sunday. */
  | { open: false; inDays: number; weekday: number; from: string }

const wall = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Kyiv',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/**
 * Whether the door is open at a moment, by the clocks of Kyiv: until when, or when it opens next. Undefined where no
 * hours are known. Times are those the clock on the wall shows, so a night when clocks are changed shifts nothing.
 */
export function openingAt(hours: readonly Hours[], now: Date): Opening | undefined {
  const parts = Object.fromEntries(wall.formatToParts(now).map(({ type, value }) => [type, value]))
  const weekday = weekdays.indexOf(parts['weekday'] ?? '') + 1
  const time = `${parts['hour']}:${parts['minute']}`
  const today = hours.filter(({ days }) => days.includes(weekday))
  const until = closingOf(today, time)
  if (until) return { open: true, until }
  for (let inDays = 0; inDays <= 7; inDays++) {
    const day = ((weekday - 1 + inDays) % 7) + 1
    const [from] = hours
      .filter(({ days, from: begins }) => days.includes(day) && (inDays > 0 || begins > time))
      .map(({ from: begins }) => begins)
      .toSorted()
    if (from) return { open: false, inDays, weekday: day, from }
  }
  return undefined
}

/** Hours that touch or overlap are one: who reads "until 13:00" shall not find that it goes on. */
function closingOf(today: readonly Hours[], time: string): string | undefined {
  let until: string | undefined
  for (const span of today.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const reached: string = until ?? time
    if (span.from <= reached && span.until > reached) until = span.until
  }
  return until
}
