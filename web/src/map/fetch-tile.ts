import type { Tile as TileAddress } from '@bezpechne/shared/morton'
import type { Tile } from '@bezpechne/shared/tiles'

import { send } from '../lib/api.ts'
import { tileKey } from './tile-cover.ts'

export function fetchTile(address: TileAddress, query: string, signal?: AbortSignal): Promise<Tile> {
  // NOTE: always asked again, mostly answered with 304: a copy that the browser holds may miss what a live event
  // has already told.
  return send(`/tiles/${tileKey(address)}${query}`, { cache: 'no-cache', ...(signal && { signal }) })
}
