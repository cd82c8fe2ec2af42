import type { LatLng } from '@bezpechne/shared/geo'
import type { Map as LeafletMap } from 'leaflet'
import { type ReactNode, useCallback, useState } from 'react'

import { findBackground } from './background.ts'
import { createMap, type MapStart } from './create-map.ts'
import { MapContext } from './map-context.ts'
import { MapControls } from './map-controls.tsx'

interface Props {
  /** Read once: what changes later belongs to a layer inside. */
  start: MapStart
  label: string
  /** Where the outlines come from, said in the corner of the map. */
  credit?: string | undefined
  className?: string | undefined
  /** Told where the person is when the own-position button has found it. */
  onLocate?: ((at: LatLng, metres: number) => void) | undefined
  children?: ReactNode
}

/** One Leaflet map for the life of its element; the layers inside find it with `useMap`. */
export function CityMap({ start, label, credit, className = '', onLocate, children }: Props) {
  const [first] = useState(start)
  const [map, setMap] = useState<LeafletMap>()
  const mount = useCallback(
    function openMap(box: HTMLElement | null) {
      if (!box) return undefined
      const opened = createMap(box, first)
      setMap(opened)
      // A map that opens unseen, on a later step of a form, learns its size when it is shown.
      const size = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(measure)
      size?.observe(box)
      function measure() {
        opened.invalidateSize({ animate: false })
      }
      return function closeMap() {
        size?.disconnect()
        setMap(undefined)
        opened.remove()
      }
    },
    [first],
  )
  // The city's credit often names the background's source too: said once.
  const credits = [...new Set([credit, findBackground()?.credit])].filter(Boolean).join(' · ')
  return (
    <section className={`map ${className}`} aria-label={label}>
      <div ref={mount} role="application" aria-label={label} className="city-map" />
      {map && (
        <MapContext value={map}>
          {children}
          <MapControls onLocate={onLocate} />
        </MapContext>
      )}
      {credits && <p className="credit">{credits}</p>}
    </section>
  )
}
