import { useEffect, useState } from 'react'

import { useMap } from './map-context.ts'
import { coverOf } from './tile-cover.ts'
import { type LoadedTile, TileStore } from './tile-store.ts'

export interface Tiles {
  tiles: LoadedTile[]
  /** Whether all that is in sight could be read anew. */
  complete: boolean
}

const retryAfter = 5000

/** Reads the visible tiles when the map rests and when filter or version change; the old ones stay till then. */
export function useTiles(query: string, version: number): Tiles {
  const map = useMap()
  const [store] = useState(() => new TileStore())
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
        setTiles(next)
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
