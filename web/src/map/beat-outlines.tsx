import type { BeatOutlines as Outlines } from '@bezpechne/shared/beats'

import './beat-outlines.css'
import type { Language } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import L from 'leaflet'
import { useEffect } from 'react'

import { useMap } from './map-context.ts'

interface Props {
  /** GET /cities/{city}/beats.geojson, or one beat; undefined while it is on its way. */
  outlines: Outlines | undefined
  /** The beats that stand out; the map moves to where all of them are in sight. */
  picked: readonly string[]
  language: Language
}

/** Borders of beats; colours come from classes, so a change of theme redraws nothing. */
export function BeatOutlines({ outlines, picked, language }: Props) {
  const map = useMap()
  useEffect(
    function drawBorders() {
      if (!outlines) return undefined
      const borders = layerOf(outlines, 'map-beat').addTo(map)
      return function removeBorders() {
        borders.remove()
      }
    },
    [map, outlines],
  )
  const ids = picked.join(' ')
  useEffect(
    function drawPicked() {
      const wanted = ids.split(' ')
      const features = outlines?.features.filter(({ id }) => wanted.includes(id)) ?? []
      if (features.length === 0) return undefined
      const layer = L.layerGroup()
      const shapes = layerOf({ type: 'FeatureCollection', features }, 'map-beat map-beat-picked').addTo(layer)
      for (const feature of features)
        layer.addLayer(
          nameAt(L.geoJSON(feature).getBounds().getCenter(), textIn(feature.properties.name, language)),
        )
      layer.addTo(map)
      map.fitBounds(shapes.getBounds(), { padding: [24, 24], maxZoom: 16, animate: false })
      return function removePicked() {
        layer.remove()
      }
    },
    [map, outlines, ids, language],
  )
  return null
}

function layerOf(outlines: Outlines, className: string): L.GeoJSON {
  return L.geoJSON(outlines, { interactive: false, style: { className, weight: 1 } })
}

function nameAt(at: L.LatLng, name: string): L.Marker {
  const label = document.createElement('span')
  label.className = 'map-beat-name'
  // Around it the map says which district this is.
  label.textContent = name.replace(/\s*\([^)]*\)$/u, '')
  const icon = L.divIcon({ className: 'map-place', iconSize: [0, 0], html: label })
  return L.marker(at, { icon, interactive: false, keyboard: false })
}
