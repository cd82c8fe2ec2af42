import type { Tile } from './morton.ts'

/** What the map is asked to show; the server and the list understand the same. */
export interface TileFilter {
  /** One city alone; undefined: all. */
  city?: string | undefined
  /** Numbers of categories, 0 to 23. */
  categories?: number[] | undefined
  colour?: 'red' | 'green' | undefined
  /** Months of first publication, inclusive: 2025-01. */
  from?: string | undefined
  to?: string | undefined
}

/** One spelling for one meaning, so that every cache on the way, and our own, meets one address. */
export function tileQuery({ city, categories, colour, from, to }: TileFilter): string {
  const parts = [
    city && `city=${city}`,
    categories?.length &&
      `categories=${[...new Set(categories)].toSorted((one, other) => one - other).join(',')}`,
    colour && `colour=${colour}`,
    from && `from=${from}`,
    to && `to=${to}`,
  ].filter(Boolean)
  return parts.length ? `?${parts.join('&')}` : ''
}

export const tilePath = ({ z, x, y }: Tile, query: string): string => `/api/v1/tiles/${z}/${x}/${y}${query}`
