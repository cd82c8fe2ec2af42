import type { Numbers } from '@bezpechne/shared/numbers'

import type { Db } from '../platform/database.ts'
import { byFives } from '../platform/few.ts'
import { listArrivals, listRejections, type Period } from './queries.ts'

/**
 * The numbers without what would tell somebody apart. What is on the map everybody can count there. What is not (waiting,
 * refused, hidden) is counted by fives since the city's first month, so that no period less another one leaves one to four.
 */
export async function withoutFew(db: Db, period: Period, numbers: Numbers): Promise<Numbers> {
  const within = (counts: readonly number[]) => counts.slice(period.from, period.to + 1)
  const received = within(await receivedByMonth(db, period))
  const reasons = byReason(await listRejections(db, period), period)
    .map(({ reason, counts }) => ({ reason, count: sumOf(within(byFives(counts))) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || a.reason.localeCompare(b.reason))
  return {
    ...numbers,
    received: sumOf(received),
    rejected: sumOf(reasons.map(({ count }) => count)),
    reasons,
    months: numbers.months.map((month, at) => ({ ...month, received: received[at] ?? 0 })),
  }
}

async function receivedByMonth(db: Db, period: Period): Promise<number[]> {
  const arrivals = await listArrivals(db, period)
  const seen = byMonth(arrivals, period, (row) => row.seen)
  const apart = byFives(byMonth(arrivals, period, (row) => row.apart))
  return seen.map((count, month) => count + (apart[month] ?? 0))
}

type Rejections = Awaited<ReturnType<typeof listRejections>>

function byReason(rows: Rejections, period: Period): { reason: string; counts: number[] }[] {
  return [...Map.groupBy(rows, ({ reason }) => reason)].map(([reason, those]) => ({
    reason,
    counts: byMonth(those, period, ({ count }) => count),
  }))
}

/** One number for each month from 2000-01 to the period's end. */
function byMonth<Row extends { month: number }>(
  rows: readonly Row[],
  { to }: Period,
  count: (row: Row) => number,
): number[] {
  const known = new Map(rows.map((row) => [row.month, count(row)]))
  return Array.from({ length: to + 1 }, (_, month) => known.get(month) ?? 0)
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
