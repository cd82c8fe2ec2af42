import type { LatLng } from '@bezpechne/shared/geo'
import L from 'leaflet'
import { useEffect } from 'react'

import { useMap } from './map-context.ts'
import { readTheme } from './theme.ts'

/** Somewhere within so many metres of a point. */
export function AccuracyRing({ at: { lat, lng }, metres }: { at: LatLng; metres: number }) {
  const map = useMap()
  useEffect(
    function showRing() {
      const { line, text } = readTheme(map.getContainer())
      const ring = L.circle([lat, lng], {
        radius: metres,
        interactive: false,
        color: text,
        weight: 2,
        dashArray: '6 6',
        fillColor: line,
        fillOpacity: 0.25,
      }).addTo(map)
      return function hideRing() {
        ring.remove()
      }
    },
    [map, lat, lng, metres],
  )
  return null
}

interface Look {
  at: LatLng
  /** How much around it must be in sight. */
  metres: number
}

/** Brings the map to a place that was chosen elsewhere: by words, or by the position of a device. */
export function LookAt({ look }: { look: Look | undefined }) {
  const map = useMap()
  useEffect(
    function goThere() {
      if (!look) return
      const { lat, lng } = look.at
      const bounds = L.latLng(lat, lng).toBounds(Math.max(600, 2.4 * look.metres))
      map.fitBounds(bounds, { maxZoom: 17, animate: false })
    },
    [map, look],
  )
  return null
}
