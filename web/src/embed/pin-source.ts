import type { Tile as TileAddress } from '@bezpechne/shared/morton'
import type { Tile } from '@bezpechne/shared/tiles'

import type { Spot } from '../map/spots.ts'

/** What is missing of what is shown: nothing, what a lost link holds back, all but the newest. */
export type Missing = 'nothing' | 'incomplete' | 'older'

/** Where the pins of the frame come from. */
export interface PinSource {
  watch: (tell: (spots: Spot[], missing: Missing) => void) => void
  /** For a pin that was only counted so far. */
  read: (address: TileAddress) => Promise<Tile>
}
