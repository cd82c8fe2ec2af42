import type { LatLng } from '@bezpechne/shared/geo'
import L from 'leaflet'
import { useEffect } from 'react'

import { useMap } from './map-context.ts'
import { smallPinHtml } from './shapes.ts'

export interface NearPin {
  id: string
  at: LatLng
  colour: 'red' | 'green'
}

/** Others on a small map, to be seen beside the one it is about; the list below the map says what they are. */
export function NearPins({ pins }: { pins: readonly NearPin[] }) {
  const map = useMap()
  useEffect(
    function showOthers() {
      const group = L.layerGroup(
        pins.map(({ at, colour }) =>
          L.marker([at.lat, at.lng], {
            icon: L.divIcon({ className: 'map-place', iconSize: [0, 0], html: smallPinHtml(colour) }),
            interactive: false,
            keyboard: false,
            zIndexOffset: -1000,
          }),
        ),
      ).addTo(map)
      return function hideOthers() {
        group.remove()
      }
    },
    [map, pins],
  )
  return null
}
