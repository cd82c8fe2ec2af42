import './city-map.css'
import 'leaflet/dist/leaflet.css'
import type { LatLng } from '@bezpechne/shared/geo'
import L from 'leaflet'
import { type ReactNode, useCallback, useState } from 'react'

import { MapContext } from './map-context.ts'

interface Start {
  centre: LatLng
  zoom: number
  tiles: { url: string; credit: string }
}

interface Props {
  /** Read once: what changes later belongs to a layer inside. */
  start: Start
  label: string
  children: ReactNode
}

/** One Leaflet map for the life of its element; the layers inside find it with `useMap`. */
export function CityMap({ start, label, children }: Props) {
  const [first] = useState(start)
  const [map, setMap] = useState<L.Map>()
  const mount = useCallback(
    function openMap(box: HTMLElement | null) {
      if (!box) return undefined
      const opened = L.map(box).setView(first.centre, first.zoom)
      L.tileLayer(first.tiles.url, { attribution: first.tiles.credit }).addTo(opened)
      setMap(opened)
      return function closeMap() {
        setMap(undefined)
        opened.remove()
      }
    },
    [first],
  )
  return (
    <>
      <div ref={mount} role="application" aria-label={label} className="city-map" />
      {map && <MapContext value={map}>{children}</MapContext>}
    </>
  )
}
