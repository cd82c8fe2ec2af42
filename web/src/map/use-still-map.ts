import type { LatLng } from '@bezpechne/shared/geo'
import L from 'leaflet'
import { useCallback, useState } from 'react'

import { layBackground } from './background.ts'

/** A map that only shows: no dragging, no zooming, no focus. */
export function useStillMap(
  at: LatLng,
  zoom: number,
): [L.Map | undefined, (box: HTMLElement | null) => void] {
  const [first] = useState({ at, zoom })
  const [map, setMap] = useState<L.Map>()
  const mount = useCallback(
    function openMap(box: HTMLElement | null) {
      if (!box) return undefined
      const opened = L.map(box, stillOptions).setView(first.at, first.zoom)
      layBackground(opened)
      setMap(opened)
      return function closeMap() {
        setMap(undefined)
        opened.remove()
      }
    },
    [first],
  )
  return [map, mount]
}

const stillOptions: L.MapOptions = {
  zoomControl: false,
  attributionControl: false,
  dragging: false,
  keyboard: false,
  scrollWheelZoom: false,
  doubleClickZoom: false,
  boxZoom: false,
  touchZoom: false,
  zoomAnimation: false,
  fadeAnimation: false,
}
