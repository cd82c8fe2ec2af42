import type { TileFilter as AnyFilter } from '@bezpechne/shared/tile-address'

export { tileQuery } from '@bezpechne/shared/tile-address'

export interface TileFilter extends AnyFilter {
  /** One city alone: its numbers are those of its list, and no neighbour's pin opens under its name. */
  city: string
}
