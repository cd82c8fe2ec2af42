import type { Map as LeafletMap } from 'leaflet'

import { coverOf } from './tile-cover.ts'
import type { LoadedTile, TileStore } from './tile-store.ts'

export interface Tiles {
  tiles: LoadedTile[]
  /** Whether all that is in sight could be read anew. */
  complete: boolean
}

interface Asked {
  query: string
  version: number
}

const retryAfter = 5000

/**
 * Reads the visible tiles at once and whenever the map rests; what did not come is asked for again.
 * @returns what ends it
 */
export function readTiles(
  map: LeafletMap,
  store: TileStore,
  { query, version }: Asked,
  tell: (tiles: Tiles) => void,
): () => void {
  let leave = new AbortController()
  let retry: ReturnType<typeof setTimeout> | undefined
  async function read(): Promise<void> {
    leave.abort()
    clearTimeout(retry)
    leave = new AbortController()
    const { signal } = leave
    const { min, max } = map.getPixelBounds()
    if (!min || !max) return
    const next = await store.load(coverOf(min, max, map.getZoom()), query, { version, signal })
    if (signal.aborted) return
    tell(next)
    if (!next.complete) retry = setTimeout(() => void read(), retryAfter)
  }
  const readAgain = () => void read()
  map.on('moveend resize', readAgain)
  window.addEventListener('online', readAgain)
  readAgain()
  return function stopReading() {
    leave.abort()
    clearTimeout(retry)
    map.off('moveend resize', readAgain)
    window.removeEventListener('online', readAgain)
  }
}

/** Most moves stay inside the tiles that are there: then nothing is merged or drawn a second time. */
export function isSame(before: Tiles, next: Tiles): boolean {
  const known = new Set(before.tiles)
  return (
    before.complete === next.complete &&
    before.tiles.length === next.tiles.length &&
    next.tiles.every((tile) => known.has(tile))
  )
}
