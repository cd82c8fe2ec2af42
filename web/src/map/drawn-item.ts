/** What the map shows at one place, for the list beside it: the numbers of all items are the numbers of the data. */
export interface DrawnItem {
  /** The same place and count keep their key from one drawing to the next. */
  key: string
  kind: 'pin' | 'cluster' | 'area'
  red: number
  green: number
  /** Public number of a single one, where the map knows it. */
  number: string | undefined
  /** Name of the district, for an area. */
  label: string
  /** What a click on it does: a cluster zooms in, a pin is picked. */
  open: () => void
}

export type Pick = { number: string } | { numbers: string[] }
