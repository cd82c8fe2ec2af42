import type { LatLng } from '@bezpechne/shared/geo'
import L from 'leaflet'
import { useEffect, useEffectEvent } from 'react'

import { useMap } from './map-context.ts'
import { smallPinHtml } from './shapes.ts'

export interface NearPin {
  id: string
  at: LatLng
  colour: 'red' | 'green'
}

interface Props {
  pins: readonly NearPin[]
  /** The one that the map is about. */
  around: LatLng | null
}

/** Others on a small map, to be seen beside the one it is about; the list below the map says what they are. */
export function NearPins({ pins, around }: Props) {
  const map = useMap()
  const showAll = useEffectEvent(() => {
    const places = [...pins.map(({ at }) => at), ...(around ? [around] : [])]
    const bounds = L.latLngBounds(places.map(({ lat, lng }) => [lat, lng]))
    map.fitBounds(bounds, { padding: [36, 36], maxZoom: 17, animate: false })
  })
  useEffect(
    function comeNear() {
      if (pins.length > 0) showAll()
    },
    [pins],
  )
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
