/** The day after, or before, one that is written as 2026-08-24. */
export function dayBeside(day: string, by: 1 | -1): string {
  const moment = new Date(`${day}T12:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + by)
  return moment.toISOString().slice(0, 10)
}
