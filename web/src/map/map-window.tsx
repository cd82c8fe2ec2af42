import type { Box, LatLng } from '@bezpechne/shared/geo'
import { useEffect, useEffectEvent, useRef } from 'react'

import type { MapStart } from './city-map.tsx'
import { useMap } from './map-context.ts'

export interface SeenWindow {
  centre: LatLng
  zoom: number
  box: Box
}

interface Props {
  /** Where the map shall be; a new value moves it there, its own report coming back does not. */
  at: MapStart
  /** After every move, and once at the start; "moved" is false where only the size of the map changed. */
  onMove: (seen: SeenWindow, moved: boolean) => void
}

/** Ties the place and zoom of the map to what its parent holds, both ways. */
export function MapWindow({ at, onMove }: Props) {
  const map = useMap()
  const reported = useRef<MapStart>(undefined)
  const report = useEffectEvent((moved: boolean) => {
    const { lat, lng } = map.getCenter()
    const bounds = map.getBounds()
    const seen = {
      centre: { lat, lng },
      zoom: map.getZoom(),
      box: {
        west: bounds.getWest(),
        south: bounds.getSouth(),
        east: bounds.getEast(),
        north: bounds.getNorth(),
      },
    }
    reported.current = seen
    onMove(seen, moved)
  })
  useEffect(
    function reportMoves() {
      let size = map.getSize()
      const moved = () => {
        const same = map.getSize().equals(size)
        size = map.getSize()
        report(same)
      }
      map.on('moveend', moved)
      report(false)
      return function stopReporting() {
        map.off('moveend', moved)
      }
    },
    [map],
  )
  const { lat, lng } = at.centre
  const { zoom } = at
  useEffect(
    function goThere() {
      // NOTE: a report comes back through the address a moment later, when a finger may be moving the map again.
      if (reported.current && isSame(reported.current, { centre: { lat, lng }, zoom })) return
      map.setView([lat, lng], zoom, { animate: false })
    },
    [map, lat, lng, zoom],
  )
  return null
}

// The address holds five decimals, a metre.
function isSame(a: MapStart, b: MapStart): boolean {
  return (
    a.zoom === b.zoom &&
    Math.abs(a.centre.lat - b.centre.lat) < 2e-5 &&
    Math.abs(a.centre.lng - b.centre.lng) < 2e-5
  )
}
