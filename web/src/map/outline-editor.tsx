import './findings-map.css'
import '@geoman-io/leaflet-geoman-free/dist/leaflet-geoman.css'
// oxlint-disable-next-line import/no-unassigned-import -- it adds itself to Leaflet
import '@geoman-io/leaflet-geoman-free'
import type { Outline } from '@bezpechne/shared/beats'
import type { Language } from '@bezpechne/shared/inquiries'
import type { Position } from 'geojson'
import L from 'leaflet'
import { useEffect, useEffectEvent } from 'react'

import { CityContext } from './city-context.tsx'
import { CityMap } from './city-map.tsx'
import type { ContextGeoJson } from './context-shape.ts'
import type { MapStart } from './create-map.ts'
import { collectionOf } from './findings-map.tsx'
import { useMap } from './map-context.ts'

// NOTE: only layers that ask for it can be drawn on: pins and outlines of the other pages stay as they are.
L.PM.setOptIn(true)
L.Map.mergeOptions({ pmIgnore: false })

interface Props {
  start: MapStart
  label: string
  geojson: ContextGeoJson | undefined
  language: Language
  /** Read once: what is drawn afterwards is the person's. */
  outline: Outline
  neighbours: readonly Outline[]
  onChange: (outline: Outline) => void
}

/** The corners of one outline to drag, add and remove; they catch on those of the neighbours. */
export function OutlineEditor({ outline, neighbours, onChange, geojson, language, ...map }: Props) {
  return (
    <CityMap {...map} className="map-check">
      <CityContext geojson={geojson} language={language} />
      <Corners outline={outline} neighbours={neighbours} onChange={onChange} />
    </CityMap>
  )
}

function Corners({ outline, neighbours, onChange }: Pick<Props, 'outline' | 'neighbours' | 'onChange'>) {
  const map = useMap()
  const tell = useEffectEvent(onChange)
  useEffect(
    function drawCorners() {
      const beside = layerOf(collectionOf(neighbours), 'ground-beat').addTo(map)
      const own = layerOf(outline, 'ground-own').addTo(map)
      map.on('layeradd', leaveKeyboard)
      map.fitBounds(own.getBounds(), { padding: [30, 30], maxZoom: 16, animate: false })
      own.eachLayer((layer) => {
        if (!(layer instanceof L.Polygon)) return
        layer.pm.enable({ snappable: true, snapDistance: 18, allowSelfIntersection: true })
        for (const event of ['pm:edit', 'pm:markerdragend', 'pm:vertexadded', 'pm:vertexremoved'])
          layer.on(event, () => tell(outlineOf(layer)))
      })
      return function removeCorners() {
        map.off('layeradd', leaveKeyboard)
        own.eachLayer((layer) => layer instanceof L.Polygon && layer.pm.disable())
        own.remove()
        beside.remove()
      }
    },
    [map, outline, neighbours],
  )
  return null
}

/**
 * Without a pointer the border comes from a file: a corner would be a stop of the Tab key without a name, where no key
 * does anything.
 */
function leaveKeyboard({ layer }: L.LayerEvent): void {
  if (!(layer instanceof L.Marker)) return
  for (const name of ['tabindex', 'role']) layer.getElement()?.removeAttribute(name)
}

function layerOf(given: Parameters<typeof L.geoJSON>[0], className: string): L.GeoJSON {
  const layer = L.geoJSON(given, { pmIgnore: false, style: { className, weight: 2 } })
  L.PM.reInitLayer(layer)
  return layer
}

const pairOf = ([lng = 0, lat = 0]: Position): [number, number] => [lng, lat]

function outlineOf(layer: L.Polygon): Outline {
  const { geometry } = layer.toGeoJSON(6)
  const polygons = geometry.type === 'MultiPolygon' ? geometry.coordinates : [geometry.coordinates]
  return { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map((ring) => ring.map(pairOf))) }
}
