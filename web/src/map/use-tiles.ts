import { useEffect, useMemo, useState } from 'react'

import { useMap } from './map-context.ts'
import { coverOf } from './tile-cover.ts'
import { type LoadedTile, TileStore } from './tile-store.ts'

export interface Tiles {
  tiles: LoadedTile[]
  /** Whether all that is in sight could be read anew. */
  complete: boolean
}

const retryAfter = 5000

/**
 * Reads the visible tiles when the map rests and when filter or version change; the old ones stay till then.
 * @param areas numbers of the categories that are shown by district: 3,14
 */
export function useTiles(query: string, version: number, areas: string): Tiles {
  const map = useMap()
  const store = useMemo(() => new TileStore(new Set(areas.split(',').map(Number))), [areas])
  const [tiles, setTiles] = useState<Tiles>({ tiles: [], complete: true })
  useEffect(
    function readVisibleTiles() {
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
        setTiles((before) => (isSame(before, next) ? before : next))
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
    },
    [map, store, query, version],
  )
  return tiles
}

/** Most moves stay inside the tiles that are there: then nothing is merged or drawn a second time. */
function isSame(before: Tiles, next: Tiles): boolean {
  const known = new Set(before.tiles)
  return (
    before.complete === next.complete &&
    before.tiles.length === next.tiles.length &&
    next.tiles.every((tile) => known.has(tile))
  )
}
