import type { LatLng } from '@bezpechne/shared/geo'

/** What the map shows at one place, for the list beside it: the numbers of all items are the numbers of the data. */
export interface DrawnItem {
  /** The same place and count keep their key from one drawing to the next. */
  key: string
  kind: 'pin' | 'cluster' | 'area'
  at: LatLng
  red: number
  green: number
  /** Public numbers; empty where the map only counts. */
  numbers: string[]
  /** Name of the district, for an area. */
  label: string
  /** What a click on it does: a cluster zooms in, a pin is picked. */
  open: () => void
}

export type Pick = { number: string } | { numbers: string[] }
