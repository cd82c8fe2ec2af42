/** What the map is asked to show; the server and the list understand the same. */
export interface TileFilter {
  /** One city alone: its numbers are those of its list, and no neighbour's pin opens under its name. */
  city: string
  /** Numbers of categories, 0 to 23. */
  categories?: number[] | undefined
  colour?: 'red' | 'green' | undefined
  /** Months of first publication, inclusive: 2025-01. */
  from?: string | undefined
  to?: string | undefined
}

/** One spelling for one meaning, so that every cache on the way meets one address. */
export function tileQuery({ city, categories, colour, from, to }: TileFilter): string {
  const query = new URLSearchParams({ city })
  if (categories?.length)
    query.set('categories', [...new Set(categories)].toSorted((a, b) => a - b).join(','))
  if (colour) query.set('colour', colour)
  if (from) query.set('from', from)
  if (to) query.set('to', to)
  return `?${query.toString().replaceAll('%2C', ',')}`
}
