import { areaNumbers } from '../map/area.ts'
import type { OpenMap } from '../map/create-map.ts'
import { isSame, readTiles, type Tiles } from '../map/read-tiles.ts'
import { tileKey } from '../map/tile-cover.ts'
import { tileQuery } from '../map/tile-query.ts'
import { type ReadTile, TileStore } from '../map/tile-store.ts'
import type { Asked } from './asked.ts'
import type { PinSource } from './pin-source.ts'
import type { KnownCity } from './read-city.ts'
import { read } from './read.ts'

/** How long a frame that stays open shows what has been hidden since, in milliseconds. */
const anew = 60_000

const readTile: ReadTile = (address, query, signal) => read(`/tiles/${tileKey(address)}${query}`, signal)

/** As on the city's own map. */
export function tiledPins(map: OpenMap, { city, categories }: KnownCity, asked: Asked): PinSource {
  const { colour, topics } = asked
  const numbers = categories.flatMap(({ code, no }) => (topics.includes(code) && no !== null ? [no] : []))
  const query = tileQuery({ city: city.id, colour, categories: numbers })
  return {
    read: (address) => readTile(address, query),
    watch(tell) {
      // None of what was asked for is on maps: not all the others instead.
      if (topics.length > 0 && numbers.length === 0) return tell([], 'nothing')
      const store = new TileStore(new Set(areaNumbers(categories)), readTile)
      let shown: Tiles | undefined
      let version = 0
      let stop = begin()
      setInterval(function readAnew() {
        if (document.hidden) return
        stop()
        version++
        stop = begin()
      }, anew)

      function begin(): () => void {
        return readTiles(map, store, { query, version }, function show(next) {
          if (shown && isSame(shown, next)) return
          shown = next
          const spots = next.tiles.flatMap((tile) => tile.spots)
          tell(spots, next.complete ? 'nothing' : 'incomplete')
        })
      }
    },
  }
}
