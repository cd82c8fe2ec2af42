import { useEffect, useMemo, useState } from 'react'

import { fetchTile } from './fetch-tile.ts'
import { useMap } from './map-context.ts'
import { isSame, readTiles, type Tiles } from './read-tiles.ts'
import { TileStore } from './tile-store.ts'

/**
 * Reads the visible tiles when the map rests and when filter or version change; the old ones stay till then.
 * @param areas numbers of the categories that are shown by district: 3,14
 */
export function useTiles(query: string, version: number, areas: string): Tiles {
  const map = useMap()
  const store = useMemo(() => new TileStore(new Set(areas.split(',').map(Number)), fetchTile), [areas])
  const [tiles, setTiles] = useState<Tiles>({ tiles: [], complete: true })
  useEffect(
    function readVisibleTiles() {
      return readTiles(map, store, { query, version }, (next) =>
        setTiles((before) => (isSame(before, next) ? before : next)),
      )
    },
    [map, store, query, version],
  )
  return tiles
}
