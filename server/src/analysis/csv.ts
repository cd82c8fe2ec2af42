import type { Numbers, Spread } from '@bezpechne/shared/numbers'
import { stringify } from 'csv-stringify/sync'

import { harmless } from '../platform/csv.ts'

type Line = [part: string, of: string, what: string, value: number | string]

/** One number a line, so that a spreadsheet can turn them as it likes. */
export function numbersAsCsv(numbers: Numbers): string {
  const { from, to, months, organisations, categories, reasons, ...totals } = numbers
  const period = `${from} – ${to}`
  const lines: Line[] = [
    ...linesOf('total', period, totals),
    ...reasons.map(({ reason, count }): Line => ['reason', reason, 'rejected', count]),
    ...months.flatMap(({ month, ...counts }) => linesOf('month', month, counts)),
    ...organisations.flatMap(({ name, ...counts }) => linesOf('organisation', name.uk, counts)),
    ...categories.flatMap(({ category, ...counts }) => linesOf('category', category, counts)),
  ]
  const cast = { string: harmless }
  // NOTE: without the mark at the beginning, Excel reads Ukrainian as Latin letters.
  return `\uFEFF${stringify([['part', 'of', 'what', 'value'], ...lines], { cast })}`
}

function linesOf(part: string, of: string, counts: Record<string, number | Spread>): Line[] {
  return Object.entries(counts).flatMap(([what, value]): Line[] => {
    if (value === null) return []
    if (typeof value === 'number') return [[part, of, what, value]]
    return [
      [part, of, `${what}-median`, value.median],
      [part, of, `${what}-p90`, value.p90],
    ]
  })
}
