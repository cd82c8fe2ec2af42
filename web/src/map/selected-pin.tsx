import type { LatLng } from '@bezpechne/shared/geo'
import L from 'leaflet'
import { useEffect } from 'react'

import { useMap } from './map-context.ts'
import { selectedPinHtml } from './shapes.ts'

interface Props {
  at: LatLng
  colour: 'red' | 'green'
  /** Known by district only: a stronger shade, never a needle. */
  area: boolean
}

/** The picked inquiry, above all others; the card beside it says what it is. */
export function SelectedPin({ at: { lat, lng }, colour, area }: Props) {
  const map = useMap()
  useEffect(
    function showPicked() {
      const icon = L.divIcon({ className: 'map-place', iconSize: [0, 0], html: selectedPinHtml(colour) })
      const layer = area
        ? L.circleMarker([lat, lng], {
            radius: 50,
            className: `map-area map-area-${colour} map-area-picked`,
            interactive: false,
          })
        : L.marker([lat, lng], { icon, interactive: false, keyboard: false, zIndexOffset: 1000 })
      layer.addTo(map)
      return function hidePicked() {
        layer.remove()
      }
    },
    [map, lat, lng, colour, area],
  )
  return null
}
