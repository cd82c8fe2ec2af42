/** "2026-1" is January to June of 2026; days are both included. */
export function spanOf(half: string): { since: string; until: string } {
  const year = half.slice(0, 4)
  return half.endsWith('1')
    ? { since: `${year}-01-01`, until: `${year}-06-30` }
    : { since: `${year}-07-01`, until: `${year}-12-31` }
}

/** The half that a day is in, and those before it. */
export function lastHalves(day: string, count: number): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const now = year * 2 + (month > 6 ? 1 : 0)
  return Array.from({ length: count }, (_, back) => {
    const half = now - back
    return `${Math.floor(half / 2)}-${(half % 2) + 1}`
  })
}
