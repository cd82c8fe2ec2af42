import { type Language, tongueOf } from '@bezpechne/shared/languages'

import { serverNow } from './server-time.ts'

const zone = 'Europe/Kyiv'
const kept = new Map<string, Intl.DateTimeFormat>()

/** Making one takes longer than a whole line of a list: 50 lines with one each stopped a phone for half a second. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const format = kept.get(key) ?? new Intl.DateTimeFormat(locale, options)
  kept.set(key, format)
  return format
}

/** "15 травня", with the year where it is not this one. Takes a day (2026-05-15) or a moment. */
export function formatDay(date: string, language: Language, now = serverNow()): string {
  const moment = momentOf(date)
  const thisYear = kyivDay(moment).slice(0, 4) === kyivDay(now).slice(0, 4)
  const words = dateFormat(tongueOf(language).locale, {
    day: 'numeric',
    month: 'long',
    ...(thisYear ? {} : { year: 'numeric' }),
    timeZone: zone,
  }).format(moment)
  // The day stays with its month at the end of a line.
  return words.replace(' ', '\u00a0')
}

/** "15 травня, 09:14". */
export function formatMoment(moment: string, language: Language, now = serverNow()): string {
  return `${formatDay(moment, language, now)}, ${formatTime(moment, language)}`
}

/** "09:14" */
export function formatTime(moment: string, language: Language): string {
  return dateFormat(tongueOf(language).locale, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(new Date(moment))
}

/** "сьогодні", "учора", "3 дні тому" */
export function formatAgo(date: string, language: Language, now = serverNow()): string {
  return new Intl.RelativeTimeFormat(tongueOf(language).locale, { numeric: 'auto' }).format(
    -daysSince(date, now),
    'day',
  )
}

export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(tongueOf(language).locale).format(value)
}

/** Whole days of the calendar in Kyiv, never below none: a clock that runs behind must not say "minus one". */
export function daysSince(date: string, now = serverNow()): number {
  const days = (Date.parse(kyivDay(now)) - Date.parse(kyivDay(momentOf(date)))) / 86_400_000
  return Math.max(0, days)
}

/** "2026-05" so many months ago, in Kyiv: where a period of the map begins. */
export function monthBack(months: number, now = serverNow()): string {
  const [year = 0, month = 1] = kyivDay(now).split('-').map(Number)
  const count = year * 12 + month - 1 - months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

// NOTE: a day without a time is midnight in London, which may be the day before elsewhere; noon is safe in Kyiv.
function momentOf(date: string): Date {
  return new Date(date.length === 10 ? `${date}T12:00:00Z` : date)
}

function kyivDay(moment: Date): string {
  return dateFormat('en-CA', { timeZone: zone }).format(moment)
}
