/** Months since 2000-01 until the present one: where it comes first on Earth, fourteen hours before London. */
export function latestMonth(): number {
  const there = new Date(Date.now() + 14 * 3_600_000)
  return monthOf(there.getUTCFullYear(), there.getUTCMonth() + 1)
}

/** "2025-01" as months since 2000-01. */
export function monthNumber(text: string): number {
  return monthOf(Number(text.slice(0, 4)), Number(text.slice(5)))
}

const monthOf = (year: number, month: number): number => (year - 2000) * 12 + month - 1
