import type { LatLng } from '@bezpechne/shared/geo'
import L from 'leaflet'

import { areaRadius } from './area.ts'
import { ensurePane } from './context-layer.ts'
import { selectedPinHtml } from './shapes.ts'

export interface Picked {
  at: LatLng
  colour: 'red' | 'green'
  /** Known by district only: a stronger shade, never a needle. */
  area: boolean
}

/** What is picked, above all others. */
export function pickedLayer(map: L.Map, { at: { lat, lng }, colour, area }: Picked): L.Layer {
  return area ? pickedArea([lat, lng], colour, map) : pickedPin([lat, lng], colour)
}

function pickedPin(at: L.LatLngTuple, colour: 'red' | 'green'): L.Layer {
  const icon = L.divIcon({ className: 'map-place', iconSize: [0, 0], html: selectedPinHtml(colour) })
  return L.marker(at, { icon, interactive: false, keyboard: false, zIndexOffset: 1000 })
}

function pickedArea(at: L.LatLngTuple, colour: 'red' | 'green', map: L.Map): L.Layer {
  // Below the canvas: the pins in the district stay readable.
  ensurePane(map, 'map-shade', '360')
  const v = map.project(at, 0).y / 256
  const className = `map-area map-area-${colour} map-area-picked`
  const shade = L.circleMarker(at, {
    radius: areaRadius(v, map.getZoom()),
    className,
    interactive: false,
    pane: 'map-shade',
  })
  const resize = () => void shade.setRadius(areaRadius(v, map.getZoom()))
  shade.on('add', () => void map.on('zoomend', resize)).on('remove', () => void map.off('zoomend', resize))
  return shade
}
