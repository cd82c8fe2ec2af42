import type { Language } from '../inquiries.ts'
import { defineTexts, textIn } from '../languages.ts'
import type { Hours } from '../officers.ts'

/** From 1 Monday. */
const dayNames = defineTexts<Record<number, string>>('days', {
  uk: { 1: 'понеділок', 2: 'вівторок', 3: 'середа', 4: 'четвер', 5: 'п’ятниця', 6: 'субота', 7: 'неділя' },
  en: { 1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday', 5: 'Friday', 6: 'Saturday', 7: 'Sunday' },
})

/** "вівторок і четвер, 17:00–20:00", a line for each pair of times, the week's order. */
export function hoursInWords(hours: readonly Hours[], language: Language): string[] {
  const byTimes = new Map<string, number[]>()
  for (const { days, from, until } of hours) {
    const times = `${from}–${until}`
    byTimes.set(times, [...(byTimes.get(times) ?? []), ...days])
  }
  return [...byTimes]
    .map(([times, days]) => ({ times, days: [...new Set(days)].toSorted((a, b) => a - b) }))
    .toSorted((a, b) => (a.days[0] ?? 0) - (b.days[0] ?? 0) || a.times.localeCompare(b.times))
    .map(({ times, days }) => `${daysInWords(days, language)}, ${times}`)
}

function daysInWords(days: readonly number[], language: Language): string {
  const parts = runsOf(days).map(([first, last]) =>
    first === last ? nameOf(first, language) : `${nameOf(first, language)}–${nameOf(last, language)}`,
  )
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts)
}

function nameOf(day: number, language: Language): string {
  return textIn(dayNames, language)[day] ?? ''
}

/** Three days and more in a row are said as "from–to"; two are named. */
function runsOf(days: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last && last[1] === day - 1) last[1] = day
    else runs.push([day, day])
  }
  return runs.flatMap(([first, last]) =>
    last - first === 1
      ? [
          [first, first],
          [last, last],
        ]
      : [[first, last]],
  )
}
