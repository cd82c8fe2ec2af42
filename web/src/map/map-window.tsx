import type { Box, LatLng } from '@bezpechne/shared/geo'
import type { Map as LeafletMap } from 'leaflet'
import { useEffect, useEffectEvent, useRef } from 'react'

import type { MapStart } from './create-map.ts'
import { useMap } from './map-context.ts'
import { wasQuiet } from './quiet-move.ts'

export interface SeenWindow {
  centre: LatLng
  zoom: number
  box: Box
}

interface Props {
  /** Where the map shall be; a new value moves it there, its own report coming back does not. Unset: home. */
  at: MapStart | undefined
  /** The whole city, as a wide screen shows it. */
  home: MapStart
  /** How much of the map's lower part something covers, in px: home lies above it. */
  coveredBelow: () => number
  /** After every move, and once at the start; "moved" is false where nobody moved it. */
  onMove: (seen: SeenWindow, moved: boolean) => void
}

/** Ties the place and zoom of the map to what its parent holds, both ways. */
export function MapWindow({ at, home, coveredBelow, onMove }: Props) {
  const map = useMap()
  const reported = useRef<MapStart>(undefined)
  const quiet = useRef(false)
  const report = useEffectEvent((moved: boolean) => {
    reported.current = seenIn(map)
    onMove(seenIn(map), moved && !quiet.current)
  })
  const goHome = useEffectEvent(() => {
    quiet.current = true
    const zoom = map.getSize().x < 600 ? home.zoom - 1 : home.zoom
    map.setView(home.centre, zoom, { animate: false })
    map.panBy([0, coveredBelow() / 2], { animate: false })
    quiet.current = false
  })
  useEffect(
    function reportMoves() {
      let size = map.getSize()
      const moved = () => {
        const same = map.getSize().equals(size)
        size = map.getSize()
        report(same && !wasQuiet(map))
      }
      map.on('moveend', moved)
      report(false)
      return function stopReporting() {
        map.off('moveend', moved)
      }
    },
    [map],
  )
  const { centre, zoom } = at ?? {}
  const [lat, lng] = [centre?.lat, centre?.lng]
  useEffect(
    function goThere() {
      if (lat === undefined || lng === undefined || zoom === undefined) return goHome()
      // NOTE: a report comes back through the address a moment later, when a finger may be moving the map again.
      if (reported.current && isSame(reported.current, { centre: { lat, lng }, zoom })) return
      map.setView([lat, lng], zoom, { animate: false })
    },
    [map, lat, lng, zoom],
  )
  return null
}

function seenIn(map: LeafletMap): SeenWindow {
  const { lat, lng } = map.getCenter()
  const bounds = map.getBounds()
  return {
    centre: { lat, lng },
    zoom: map.getZoom(),
    box: {
      west: bounds.getWest(),
      south: bounds.getSouth(),
      east: bounds.getEast(),
      north: bounds.getNorth(),
    },
  }
}

// The address holds five decimals, a metre.
function isSame(a: MapStart, b: MapStart): boolean {
  return (
    a.zoom === b.zoom &&
    Math.abs(a.centre.lat - b.centre.lat) < 2e-5 &&
    Math.abs(a.centre.lng - b.centre.lng) < 2e-5
  )
}
