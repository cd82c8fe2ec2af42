import type { Category } from '@bezpechne/shared/categories'
import type { LatLng } from '@bezpechne/shared/geo'
import { useMemo, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { areaNumbers } from './area.ts'
import type { ContextGeoJson } from './context-shape.ts'
import type { DrawnItem, Pick } from './drawn-item.ts'
import { fetchTile } from './fetch-tile.ts'
import { itemsInSight, keysOf } from './items-in-sight.ts'
import { useMap } from './map-context.ts'
import { MapItems } from './map-items.tsx'
import { mapWords } from './map-words.ts'
import { latLngOf, openSpot } from './open-spot.ts'
import { SelectedPin } from './selected-pin.tsx'
import { findPin, type Spot } from './spots.ts'
import { type TileFilter, tileQuery } from './tile-query.ts'
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
}

/** All inquiries on one canvas, the picked one above them, and the same for the keyboard. */
export function InquiryLayer({ filter, version, selected, selectedAt, categories, geojson, onPick }: Props) {
  const map = useMap()
  const say = useWords(mapWords)
  const query = tileQuery(filter)
  // As text, which is the same for the same categories whatever array they come in.
  const areas = areaNumbers(categories).join(',')
  const { tiles, complete } = useTiles(query, version, areas)
  const spots = useMemo(() => tiles.flatMap((tile) => tile.spots), [tiles])
  const open = (spot: Spot) =>
    void openSpot(map, spot, { read: (address) => fetchTile(address, query), onPick })
  const [items, setItems] = useState<DrawnItem[]>([])
  const canvas = useCanvas(spots, useAreaNames(geojson), function hearDrawn(drawn) {
    const next = itemsInSight(map.getSize(), drawn, open)
    if (keysOf(next) === keysOf(items)) return
    setItems(next)
  })
  usePointer(canvas, open)
  // Until the inquiry itself has come, its pin says where it stands.
  const seen = selected === undefined || selectedAt ? undefined : findPin(tiles, selected)
  const place = selectedAt ?? (seen && placeOf(seen, areas))
  return (
    <>
      {selected !== undefined && place && <SelectedPin {...place} />}
      <MapItems items={items} onPoint={(key) => canvas.light(key)} />
      {!complete && <output className="map-trouble">{say('incomplete')}</output>}
    </>
  )
}

function placeOf(pin: { u: number; v: number; cls: number }, areas: string) {
  const colour: 'red' | 'green' = pin.cls & 1 ? 'green' : 'red'
  return { at: latLngOf(pin), colour, area: areas.split(',').includes(`${pin.cls >> 1}`) }
}
