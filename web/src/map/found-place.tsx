import type { LatLng } from '@bezpechne/shared/geo'
import L from 'leaflet'
import { useEffect, useEffectEvent } from 'react'

import { useMap } from './map-context.ts'
import { foundSvg } from './shapes.ts'

export interface ShownPlace {
  at: LatLng
  name: string
  zoom: number
  /** For whom the map says nothing. */
  told: string
}

interface Props {
  place: ShownPlace | undefined
  /** How much of the map's lower part something covers, in px. */
  coveredBelow: () => number
}

/** Brings the map to a place that was chosen by words, and marks it with its name until another one is. */
export function FoundPlace({ place, coveredBelow }: Props) {
  const map = useMap()
  const show = useEffectEvent(({ at, zoom }: ShownPlace) => {
    map.setView(at, zoom, { animate: false })
    map.panBy([0, coveredBelow() / 2], { animate: false })
  })
  useEffect(
    function showPlace() {
      if (!place) return undefined
      show(place)
      const mark = L.marker(place.at, {
        icon: L.divIcon({ className: 'map-place', iconSize: [0, 0], html: signOf(place.name) }),
        interactive: false,
        keyboard: false,
      }).addTo(map)
      return function hidePlace() {
        mark.remove()
      }
    },
    [map, place],
  )
  return <output className="vh">{place?.told}</output>
}

// NOTE: names come from files of others: they are text, never markup.
function signOf(name: string): HTMLElement {
  const sign = document.createElement('span')
  sign.className = 'map-found'
  const label = document.createElement('span')
  label.className = 'map-found-name'
  label.textContent = name
  sign.append(new DOMParser().parseFromString(foundSvg, 'image/svg+xml').documentElement, label)
  return sign
}
