import type { Category } from '@bezpechne/shared/categories'
import type { LatLng } from '@bezpechne/shared/geo'
import { useMemo, useState } from 'react'

import { useWords } from '../lib/words.ts'
import type { ContextGeoJson } from './context-shape.ts'
import type { DrawnItem, Pick } from './drawn-item.ts'
import { itemsInSight, keysOf } from './items-in-sight.ts'
import { useMap } from './map-context.ts'
import { MapItems } from './map-items.tsx'
import { mapWords } from './map-words.ts'
import { latLngOf, openSpot } from './open-spot.ts'
import { SelectedPin } from './selected-pin.tsx'
import { type Spot, spotsOf } from './spots.ts'
import { type TileFilter, tileQuery } from './tile-query.ts'
import { fetchTile } from './tile-store.ts'
import { useAreaNames } from './use-area-names.ts'
import { useCanvas } from './use-canvas.ts'
import { usePointer } from './use-pointer.ts'
import { useTiles } from './use-tiles.ts'

interface Props {
  filter: TileFilter
  /** Raise it when the server says that something changed (useLive): visible tiles are asked again. */
  version: number
  /** Number of the inquiry whose card is open. */
  selected?: string | undefined
  /** Where it stands, when that is known: its pin then grows also where the map only counts. */
  selectedAt?: { at: LatLng; colour: 'red' | 'green'; area: boolean } | undefined
  categories: Category[]
  /** Names the areas; without it they are called "district". */
  geojson?: ContextGeoJson | undefined
  onPick: (pick: Pick) => void
  onDrawn?: ((items: DrawnItem[]) => void) | undefined
}

/** All inquiries on one canvas, the picked one above them, and the same for the keyboard. */
export function InquiryLayer({
  filter,
  version,
  selected,
  selectedAt,
  categories,
  geojson,
  onPick,
  onDrawn,
}: Props) {
  const map = useMap()
  const say = useWords(mapWords)
  const query = tileQuery(filter)
  const { tiles, complete } = useTiles(query, version)
  const areas = areaNumbers(categories)
  const spots = useMemo(() => {
    const numbers = new Set(areas.split(',').map(Number))
    return tiles.flatMap(({ address, tile }) => spotsOf(address, tile, numbers))
  }, [tiles, areas])
  const open = (spot: Spot) =>
    void openSpot(map, spot, { read: (address) => fetchTile(address, query), onPick })
  const [items, setItems] = useState<DrawnItem[]>([])
  const canvas = useCanvas(spots, useAreaNames(geojson), function hearDrawn(drawn) {
    const next = itemsInSight(map.getSize(), drawn, open)
    if (keysOf(next) === keysOf(items)) return
    setItems(next)
    onDrawn?.(next)
  })
  usePointer(canvas, open)
  const seen = spots.find(({ numbers }) => selected !== undefined && numbers.includes(selected))
  const place = selectedAt ?? (seen && placeOf(seen))
  return (
    <>
      {selected !== undefined && place && <SelectedPin {...place} />}
      <MapItems items={items} onPoint={(key) => canvas.light(key)} />
      {!complete && <output className="map-trouble">{say('incomplete')}</output>}
    </>
  )
}

/** As text, which is the same for the same categories whatever array they come in. */
function areaNumbers(categories: Category[]): string {
  return categories
    .flatMap(({ no, precision }) => (precision === 'district' && no !== null ? [no] : []))
    .join(',')
}

function placeOf(spot: Spot): { at: LatLng; colour: 'red' | 'green'; area: boolean } {
  return { at: latLngOf(spot), colour: spot.red ? 'red' : 'green', area: spot.area }
}
