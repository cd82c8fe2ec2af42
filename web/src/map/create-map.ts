import './city-map.css'
import 'leaflet/dist/leaflet.css'
import type { LatLng } from '@bezpechne/shared/geo'
import L from 'leaflet'

import { layBackground } from './background.ts'

/** For who draws on it from outside of this folder. */
export type OpenMap = L.Map

export interface MapStart {
  centre: LatLng
  zoom: number
}

/** A map with the operator's background, where there is one, and nothing on it yet. */
export function createMap(box: HTMLElement, { centre, zoom }: MapStart, more: L.MapOptions = {}): L.Map {
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
    ...more,
  })
  tellPointerFromKeys(box)
  // Leaflet has no option for it: arrow keys and searches would still glide.
  const panBy = map.panBy.bind(map)
  if (still) map.panBy = (by, options) => panBy(by, { ...options, animate: false })
  map.setView(centre, zoom, { animate: false })
  layBackground(map)
  return map
}

/** Leaflet focuses its element by script, which browsers then take for the keyboard's doing. */
function tellPointerFromKeys(box: HTMLElement): void {
  box.addEventListener('pointerdown', () => box.classList.add('map-pointed'))
  for (const end of ['keydown', 'blur']) box.addEventListener(end, () => box.classList.remove('map-pointed'))
}
