import type { Language } from '@bezpechne/shared/inquiries'
import { tongueOf } from '@bezpechne/shared/languages'

/** The name of a day of the week, 1 Monday to 7. */
export function weekday(day: number, language: Language, length: 'long' | 'short'): string {
  // 1 January 2024 was a Monday.
  const date = new Date(Date.UTC(2024, 0, day))
  return new Intl.DateTimeFormat(tongueOf(language).locale, {
    weekday: length,
    timeZone: 'UTC',
  }).format(date)
}
