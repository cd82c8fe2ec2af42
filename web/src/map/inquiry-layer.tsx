import type { Category } from '@bezpechne/shared/categories'

import type { ContextGeoJson } from './context-shape.ts'
import type { DrawnItem, Pick } from './drawn-item.ts'
import type { TileFilter } from './tile-query.ts'

interface Props {
  filter: TileFilter
  /** Raise it when the server says that something changed (useLive): visible tiles are asked again. */
  version: number
  /** Number of the inquiry whose card is open. */
  selected?: string | undefined
  /** Key of the item that the list beside the map points at. */
  highlighted?: string | undefined
  categories: Category[]
  /** Names the areas; without it they are called "district". */
  geojson?: ContextGeoJson | undefined
  onPick: (pick: Pick) => void
  onDrawn?: ((items: DrawnItem[]) => void) | undefined
}

/** All inquiries on one canvas. */
export function InquiryLayer(_props: Props) {
  return null
}
