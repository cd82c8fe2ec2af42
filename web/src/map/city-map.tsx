import './city-map.css'
import 'leaflet/dist/leaflet.css'
import type { LatLng } from '@bezpechne/shared/geo'
import L from 'leaflet'
import { type ReactNode, useCallback, useState } from 'react'

import { findBackground, layBackground } from './background.ts'
import { MapContext } from './map-context.ts'
import { MapControls } from './map-controls.tsx'

export interface MapStart {
  centre: LatLng
  zoom: number
}

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
  const [map, setMap] = useState<L.Map>()
  const mount = useCallback(
    function openMap(box: HTMLElement | null) {
      if (!box) return undefined
      const opened = createMap(box, first)
      tellPointerFromKeys(box)
      layBackground(opened)
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

/** Leaflet focuses its element by script, which browsers then take for the keyboard's doing. */
function tellPointerFromKeys(box: HTMLElement): void {
  box.addEventListener('pointerdown', () => box.classList.add('map-pointed'))
  for (const end of ['keydown', 'blur']) box.addEventListener(end, () => box.classList.remove('map-pointed'))
}

function createMap(box: HTMLElement, { centre, zoom }: MapStart): L.Map {
  const still = typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches
  const map = L.map(box, {
    zoomControl: false,
    attributionControl: false,
    minZoom: 5,
    maxZoom: 19,
    zoomAnimation: !still,
    fadeAnimation: !still,
    inertia: !still,
    // One world: pins are not repeated east of the date line.
    worldCopyJump: false,
  })
  // Leaflet has no option for it: arrow keys and searches would still glide.
  const panBy = map.panBy.bind(map)
  if (still) map.panBy = (by, options) => panBy(by, { ...options, animate: false })
  return map.setView(centre, zoom, { animate: false })
}
