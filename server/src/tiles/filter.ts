import { monthNumber } from '@bezpechne/shared/month'
import { tileQuery } from '@bezpechne/shared/tile-address'
import type { TileQuery } from '@bezpechne/shared/tiles'

export type MonthSpan = [first: number, last: number]

/** What is asked for, in one spelling: sorted, without what filters nothing. */
export interface Filter {
  /** One city alone; undefined: all. */
  city?: string
  categories?: number[]
  colour?: 'red' | 'green'
  /** Months since 2000-01, inclusive. */
  months?: MonthSpan
}

const allCategories = 24

/** @param span the months that hold data: what reaches beyond them filters nothing */
export function canonicalFilter({ city, categories, colour, from, to }: TileQuery, span: MonthSpan): Filter {
  const filter: Filter = {}
  if (city) filter.city = city
  const chosen = [...new Set(categories?.split(',').map(Number))].toSorted((a, b) => a - b)
  if (chosen.length > 0 && chosen.length < allCategories) filter.categories = chosen
  if (colour) filter.colour = colour
  const first = from ? monthNumber(from) : span[0]
  const last = to ? monthNumber(to) : span[1]
  if (first > span[0] || last < span[1]) filter.months = [Math.max(first, span[0]), Math.min(last, span[1])]
  return filter
}

/** The one spelling of its address: the same for the same meaning. A month that filters nothing is not in it. */
export function spelled({ months, ...rest }: Filter, span: MonthSpan): string {
  if (!months) return tileQuery(rest)
  const [first, last] = months
  return tileQuery({
    ...rest,
    from: first > span[0] ? monthText(first) : undefined,
    to: last < span[1] ? monthText(last) : undefined,
  })
}

/** cls = 2 * category + colour. Undefined: no filter, all 48. */
export function classesOf({ categories, colour }: Filter): number[] | undefined {
  if (!categories && !colour) return undefined
  const chosen = categories ?? Array.from({ length: allCategories }, (_, index) => index)
  const offsets = colour === 'red' ? [0] : colour === 'green' ? [1] : [0, 1]
  return chosen.flatMap((category) => offsets.map((offset) => 2 * category + offset))
}

function monthText(number: number): string {
  return `${2000 + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
}
